/**
 * The types of what travels, read off the schemas: one truth for both. Only types cross, so that whoever imports this
 * ships no schema library. What each field means is written in `schemas/`.
 */
import type * as z from 'zod/mini';
import type * as s from './schemas/index.ts';

export type Money = z.infer<typeof s.Money>;
export type Period = z.infer<typeof s.Period>;
export type Text = z.infer<typeof s.Text>;
export type TextParams = z.infer<typeof s.TextParams>;
export type Remedy = z.infer<typeof s.Remedy>;

export type Permission = z.infer<typeof s.Permission>;
export type Role = z.infer<typeof s.Role>;
export type Policy = z.infer<typeof s.Policy>;
export type Support = z.infer<typeof s.Support>;
export type Notice = z.infer<typeof s.Notice>;
export type Viewer = z.infer<typeof s.Viewer>;
export type Account = z.infer<typeof s.Account>;

export type Member = z.infer<typeof s.Member>;
export type MemberList = z.infer<typeof s.MemberList>;
export type MembersQuery = Query<typeof s.MembersQuery>;
export type ContactsQuery = Query<typeof s.ContactsQuery>;

export type Interval = z.infer<typeof s.Interval>;
export type Price = z.infer<typeof s.Price>;
export type Plan = z.infer<typeof s.Plan>;
export type PlanList = z.infer<typeof s.PlanList>;
export type PendingChange = z.infer<typeof s.PendingChange>;
export type Subscription = z.infer<typeof s.Subscription>;

export type Line = z.infer<typeof s.Line>;
export type Tax = z.infer<typeof s.Tax>;
export type Address = z.infer<typeof s.Address>;
export type Party = z.infer<typeof s.Party>;
export type PaymentAttempt = z.infer<typeof s.PaymentAttempt>;
export type InvoiceStatus = z.infer<typeof s.InvoiceStatus>;
export type Invoice = z.infer<typeof s.Invoice>;
export type InvoiceList = z.infer<typeof s.InvoiceList>;
export type LineMember = z.infer<typeof s.LineMember>;
export type LineMemberList = z.infer<typeof s.LineMemberList>;
export type RenewalEstimate = z.infer<typeof s.RenewalEstimate>;
export type UpcomingInvoice = z.infer<typeof s.UpcomingInvoice>;
export type CreditNote = z.infer<typeof s.CreditNote>;
export type CreditNoteList = z.infer<typeof s.CreditNoteList>;
export type HistoryEntry = z.infer<typeof s.HistoryEntry>;
export type History = z.infer<typeof s.History>;
export type HistoryQuery = Query<typeof s.HistoryQuery>;
export type PageQuery = Query<typeof s.PageQuery>;

export type InvoiceFilter = Query<typeof s.InvoiceFilter>;
export type InvoicesQuery = Query<typeof s.InvoicesQuery>;
export type PaymentSource = z.infer<typeof s.PaymentSource>;
export type PaymentInstructions = z.infer<typeof s.PaymentInstructions>;
export type Spending = z.infer<typeof s.Spending>;
export type SpendingQuery = Query<typeof s.SpendingQuery>;

export type NextAction = z.infer<typeof s.NextAction>;
export type PaymentMethod = z.infer<typeof s.PaymentMethod>;
export type PaymentMethodList = z.infer<typeof s.PaymentMethodList>;
export type PaymentMethodRequest = z.infer<typeof s.PaymentMethodRequest>;
export type PaymentMethodPatch = z.infer<typeof s.PaymentMethodPatch>;

export type EmailFrequency = z.infer<typeof s.EmailFrequency>;
export type Purchasers = z.infer<typeof s.Purchasers>;
export type TaxId = z.infer<typeof s.TaxId>;
export type Settings = z.infer<typeof s.Settings>;
export type SettingsPatch = z.infer<typeof s.SettingsPatch>;
export type AddressPatch = z.infer<typeof s.AddressPatch>;

export type Contact = z.infer<typeof s.Contact>;
export type ContactList = z.infer<typeof s.ContactList>;
export type ContactRequest = z.infer<typeof s.ContactRequest>;
export type ContactPatch = z.infer<typeof s.ContactPatch>;

export type OwnerRequest = z.infer<typeof s.OwnerRequest>;
export type Blocker = z.infer<typeof s.Blocker>;
export type Closure = z.infer<typeof s.Closure>;
export type Confirmation = z.infer<typeof s.Confirmation>;
export type ConfirmationRequest = z.infer<typeof s.ConfirmationRequest>;
export type Confirmed = z.infer<typeof s.Confirmed>;

export type CreditEntry = z.infer<typeof s.CreditEntry>;
export type Credits = z.infer<typeof s.Credits>;

export type RequestedChange = z.infer<typeof s.RequestedChange>;
export type CreditDestination = z.infer<typeof s.CreditDestination>;
export type RenewalAmount = z.infer<typeof s.RenewalAmount>;
export type Quote = z.infer<typeof s.Quote>;
export type Payment = z.infer<typeof s.Payment>;
export type SentConfirmation = z.infer<typeof s.SentConfirmation>;
export type Change = z.infer<typeof s.Change>;

export type FieldError = z.infer<typeof s.FieldError>;
export type Problem = z.infer<typeof s.Problem>;

/** A query as a caller writes it: a key may also be given as `undefined`, which is the same as leaving it out. */
type Query<S extends z.ZodMiniObject> = { [K in keyof z.infer<S>]?: z.infer<S>[K] | undefined };
