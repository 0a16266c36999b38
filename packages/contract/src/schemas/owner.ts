import * as z from 'zod/mini';
import { Id } from './common.ts';

/** Whom ownership passes to: an active manager (OWN-1). */
export const OwnerRequest = z.strictObject({ memberId: Id });
