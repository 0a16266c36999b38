/**
 * The shapes of `shapes.ts` that the billing history does without at first sight, or that have more fields than it needs. They are
 * loaded with the first request that needs one of them. Written by `npm run shapes`.
 */
export const laterShapes = {
  Account:
    'id name status policy:Policy timeZone currency country locale asOf support:Support features:string[]|null? viewer:Viewer notices:Notice[]',
  Policy:
    'words billingAccess managersSee purchasersNamed:boolean seats seatInvoicing prorationUnit higherPlan lowerPlan closing paymentMethodTypes:string[] transferDueDays:integer retryDays:integer[]|null? authenticationHours:integer invitationDays:integer|null',
  Support: 'url hours:string|null',
  Viewer: 'memberId:string|null? name role permissions:string[]',
  Notice: 'kind params:Money{} severity remedy:Remedy|null',
  MemberList: 'data:Member[] nextCursor:string|null total:integer|null? asOf',
  Member: 'id name:string|null email role status invitedOn joinedOn:string|null lapsesOn:string|null',
  PlanList: 'data:Plan[] pricingUrl:string|null asOf',
  Plan: 'id name rank:integer features:string[] current:boolean selfService:boolean prices:Price[]',
  Price: 'currency interval unitAmount:Money',
  Subscription:
    'planId planName interval unitAmount:Money status trialEndsOn:string|null? resumesOn:string|null? quantity:integer currentPeriod:Period pendingChange:PendingChange|null upgradedBy:string|null asOf',
  PendingChange: 'changeId status planId planName interval effectiveAt:string|null',
  Quote:
    'id change:RequestedChange lines:Line[] tax:Tax[] total:Money creditApplied:Money dueNow:Money dueAtRenewal:Money creditTo:CreditDestination[] nextRenewal:Quote.nextRenewal outcome effectiveAt asOf expiresAt',
  RequestedChange: 'type',
  'RequestedChange/add_members': 'emails:string[]',
  'RequestedChange/remove_members': 'memberIds:string[]',
  'RequestedChange/change_plan': 'planId interval',
  'RequestedChange/pay_invoice': 'invoiceId paymentMethodId:string?',
  'RequestedChange/invoice_pending_charges': '',
  CreditDestination: 'to amount:Money invoiceNumber:string|null',
  'Quote.nextRenewal': 'before:RenewalAmount|null after:RenewalAmount|null',
  RenewalAmount: 'renewsOn amountDue:Money',
  Change:
    'id type status effectiveAt invoiceId:string|null creditNoteIds:string[] memberIds:string[] payment:Payment|null confirmation:SentConfirmation|null',
  Payment:
    'id status amount:Money declineCode:string|null invoiceId method:PaymentSource nextAction:NextAction|null',
  PaymentSource: 'type label:string|null? brand:string|null last4:string|null',
  NextAction: 'kind params:Money{} expiresAt',
  SentConfirmation: 'sentTo expiresAt',
  Confirmation: 'kind changeId:string|null change:RequestedChange|null requestedAt expiresAt asOf',
  Confirmed: 'kind change:Change|null closure:Closure|null',
  Closure:
    'status blockers:Blocker[] forfeits:Closure.forfeits confirmation:SentConfirmation|null version asOf',
  Blocker: 'kind params:Money{} remedy:Remedy|null',
  'Closure.forfeits': 'balance:Money unusedTime:Period|null unusedAmount:Money',
  PaymentMethodList: 'data:PaymentMethod[] asOf',
  PaymentMethod:
    'id type label:string|null? brand:string|null last4:string|null expMonth:integer|null expYear:integer|null expiryStatus:string|null isDefault:boolean setup:PaymentMethod.setup version',
  'PaymentMethod.setup': 'status nextAction:NextAction|null',
  Settings:
    'companyName address:Address legalStatus:string|null taxId:TaxId|null emailFrequency:string|null? purchasers:string|null version asOf',
  Address: 'line1 line2:string|null city state:string|null postalCode:string|null country',
  TaxId: 'type value verification:TaxId.verification|null',
  'TaxId.verification': 'status checkedAt:string|null',
  ContactList: 'data:Contact[] nextCursor:string|null total:integer|null? asOf',
  Contact: 'id firstName:string|null lastName:string|null email memberId:string|null version',
  InvoiceList: 'data:Invoice[] nextCursor:string|null asOf',
  Invoice:
    'id number reason status overdue:boolean issuedOn dueOn issuedAt lines:Line[] net:Money tax:Tax[] total:Money creditNotes:CreditNoteReference[] credited:Money balanceApplied:Money amountPaid:Money amountDue:Money seller:Party billTo:Party contact:Invoice.contact attempts:PaymentAttempt[] nextAttemptAt:string|null paymentInstructions:PaymentInstructions|null',
  CreditNoteReference: 'id number total:Money',
  Party: 'name address:Address taxId:string|null',
  'Invoice.contact': 'name:string|null email',
  PaymentAttempt: 'id at status declineCode:string|null amount:Money method:PaymentSource',
  PaymentInstructions: 'accountHolder iban bic reference',
  LineMemberList: 'data:LineMember[] nextCursor:string|null asOf',
  LineMember: 'id name:string|null email',
  CreditNoteList: 'data:CreditNote[] nextCursor:string|null asOf',
  CreditNote:
    'id number invoiceId invoiceNumber issuedOn issuedAt lines:Line[] net:Money tax:Tax[] total:Money toInvoice:Money toBalance:Money seller:Party billTo:Party',
  Spending: 'data:Spending.data[] total:Money highest:Money asOf',
  'Spending.data': 'month total:Money',
  Credits: 'balance:Money data:CreditEntry[] nextCursor:string|null asOf',
  CreditEntry: 'id kind amount:Money remaining:Money|null? at creditNoteId:string|null invoiceId:string|null',
  Problem:
    'type title status:integer detail code instance errors:FieldError[]? requiredPermission:string? remedy:Remedy? quote:Quote?',
} as const;
