import { Id } from '@billfold/contract/schemas';
import { memberById } from '@billfold/rules';
import * as z from 'zod/mini';
import { newToken, type Instance } from '../../instance.ts';
import type { Answered } from '../answered.ts';
import { jsonBody, type Call } from '../call.ts';
import { existing } from '../handlers/asked.ts';
import { json } from '../problems.ts';
import { read } from '../validation.ts';

const SignIn = z.strictObject({ memberId: Id });

export type SignIn = z.input<typeof SignIn>;

/** Signs a member in once more: answers a token of its own, so that as many people as one likes are at work at once. */
export function signIn(instance: Instance, call: Call): Answered {
  const { memberId } = read(SignIn, jsonBody(call));
  const { id } = existing(memberById(instance.account, memberId), 'member');
  const token = newToken('member', instance.id);
  const tokens = [...instance.tokens, { token, viewer: null, memberId: id }];
  return { instance: { ...instance, tokens }, reply: json({ token, memberId: id }, 201) };
}
