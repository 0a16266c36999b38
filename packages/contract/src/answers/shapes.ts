/**
 * What every answer must look like for the elements to show it: the shapes of the contract's schemas, for readers
 * without a schema library. Written by `npm run shapes`; a test holds it against the schemas.
 *
 * A shape is its fields, each with its type: `id total:Money`. A field without one is a string, as most are, and so is
 * an enum. A type is the name of a shape or a JavaScript type. Behind it, `?` means that it may be absent, `|null` that
 * it may be null, `[]` a list of it, and `{}` a record whose values, where they are objects, are of it. `Name/value` holds the
 * further fields of a `Name` whose field `type` has that value.
 *
 * Here are those that the billing history needs at first sight; the others are in `shapes.later.ts`.
 */
export const shapes = {
  History:
    'data:HistoryEntry[] nextCursor:string|null previousCursor:string|null? lastCursor:string|null? total:integer|null? offset:integer? asOf',
  HistoryEntry:
    'type id number reason issuedOn total:Money amountDue:Money status:string|null overdue:boolean',
  Money: 'amount:integer currency',
  UpcomingInvoice: 'asOf estimate:RenewalEstimate|null none:Text|null',
  RenewalEstimate:
    'renewsOn lines:Line[] net:Money tax:Tax[] total:Money balanceApplied:Money amountDue:Money',
  Line: 'id kind params:Money{} period:Period units:integer|null? unitsInPeriod:integer|null? unit:string|null? unitAmount:Money quantity:integer amount:Money members:integer',
  Period: 'start end',
  Tax: 'category rate taxableAmount:Money amount:Money',
  Text: 'kind params:Money{}',
  Problem:
    'type title status:integer detail code instance errors:FieldError[]? requiredPermission:string? remedy:Remedy?',
  FieldError: 'pointer code detail',
  Remedy: 'kind params:Money{}',
} as const;
