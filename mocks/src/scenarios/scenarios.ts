import type { Recipe, ScenarioName } from '../recipe.ts';
import { program } from './program.ts';
import type { Scenario } from './scenario.ts';
import { team } from './team.ts';
import { workspace } from './workspace.ts';

/** The products that there are to look at. */
export const scenarios: Readonly<Record<ScenarioName, Scenario>> = { workspace, program, team };

/** The page that mails link to. */
export function portalOf({ portal, scenario }: Pick<Recipe, 'portal' | 'scenario'>): string {
  return portal ?? scenarios[scenario].portal;
}
