/**
 * What every answer must look like for the elements to show it: the shapes of the contract's schemas, for readers
 * without a schema library. Written by `npm run shapes -w packages/http-adapter`; a test holds it against the schemas.
 *
 * A shape is its fields, each with its type: `id total:Money`. A field without one is a string, as most are, and so is
 * an enum. A type is the name of a shape or a JavaScript type. Behind it, `?` means that it may be absent, `|null` that
 * it may be null, `[]` a list of it, and `{}` a record whose values, where they are objects, are of it. `Name/value` holds the
 * further fields of a `Name` whose field `type` has that value.
 */
export const shapes = {
  Account:
    'id name status policy:Policy timeZone currency country locale asOf support:Support features:string[] viewer:Viewer notices:Notice[]',
  Policy: 'words seats seatInvoicing prorationUnit paymentMethodTypes:string[] transferDueDays:integer',
  Support: 'url hours:string|null',
  Viewer: 'memberId name role permissions:string[]',
  Notice: 'kind params:Money{} severity remedy:Remedy|null',
  Money: 'amount:integer currency',
  Remedy: 'kind params:Money{}',
  MemberList: 'data:Member[] nextCursor:string|null total:integer asOf',
  Member: 'id name:string|null email role status invitedOn joinedOn:string|null',
  PlanList: 'data:Plan[] asOf',
  Plan: 'id name rank:integer features:string[] prices:Price[]',
  Price: 'currency interval unitAmount:Money',
  Subscription:
    'planId planName interval unitAmount:Money status quantity:integer currentPeriod:Period pendingChange:PendingChange|null asOf',
  Period: 'start end',
  PendingChange: 'changeId planId interval effectiveAt',
  Quote:
    'id change:RequestedChange lines:Line[] tax:Tax[] total:Money creditApplied:Money dueNow:Money dueAtRenewal:Money creditTo:CreditDestination[] nextRenewal:Quote.nextRenewal effectiveAt asOf expiresAt',
  RequestedChange: 'type',
  'RequestedChange/add_members': 'emails:string[]',
  'RequestedChange/remove_members': 'memberIds:string[]',
  'RequestedChange/change_plan': 'planId interval',
  'RequestedChange/pay_invoice': 'invoiceId',
  Line: 'id kind params:Money{} period:Period units:integer unitsInPeriod:integer unit unitAmount:Money quantity:integer amount:Money members:integer',
  Tax: 'category rate taxableAmount:Money amount:Money',
  CreditDestination: 'to amount:Money invoiceNumber:string|null',
  'Quote.nextRenewal': 'before:RenewalAmount|null after:RenewalAmount|null',
  RenewalAmount: 'renewsOn amountDue:Money',
  Change:
    'id type status effectiveAt invoiceId:string|null creditNoteIds:string[] memberIds:string[] payment:Payment|null',
  Payment: 'id status amount:Money declineCode:string|null invoiceId',
  History: 'data:HistoryEntry[] nextCursor:string|null total:integer asOf',
  HistoryEntry:
    'type id number reason issuedOn total:Money amountDue:Money status:string|null overdue:boolean',
  InvoiceList: 'data:Invoice[] nextCursor:string|null asOf',
  Invoice:
    'id number reason status overdue:boolean issuedOn dueOn issuedAt lines:Line[] net:Money tax:Tax[] total:Money creditNotes:CreditNoteReference[] credited:Money balanceApplied:Money amountPaid:Money amountDue:Money seller:Party billTo:Party contact:Invoice.contact attempts:PaymentAttempt[]',
  CreditNoteReference: 'id number total:Money',
  Party: 'name address:Address taxId:string|null',
  Address: 'line1 line2:string|null city state:string|null postalCode:string|null country',
  'Invoice.contact': 'name:string|null email',
  PaymentAttempt: 'at status declineCode:string|null amount:Money',
  UpcomingInvoice: 'asOf estimate:RenewalEstimate|null none:Text|null',
  RenewalEstimate:
    'renewsOn lines:Line[] net:Money tax:Tax[] total:Money balanceApplied:Money amountDue:Money',
  Text: 'kind params:Money{}',
  LineMemberList: 'data:LineMember[] nextCursor:string|null asOf',
  LineMember: 'id name:string|null email',
  CreditNoteList: 'data:CreditNote[] nextCursor:string|null asOf',
  CreditNote:
    'id number invoiceId invoiceNumber issuedOn issuedAt lines:Line[] net:Money tax:Tax[] total:Money toInvoice:Money toBalance:Money seller:Party billTo:Party',
  Credits: 'balance:Money data:CreditEntry[] nextCursor:string|null asOf',
  CreditEntry: 'id kind amount:Money remaining:Money at creditNoteId:string|null invoiceId:string|null',
  Problem:
    'type title status:integer detail code instance errors:FieldError[]? requiredPermission:string? remedy:Remedy? quote:Quote?',
  FieldError: 'pointer code detail',
} as const;
