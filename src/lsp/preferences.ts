import type { InlayHint } from '../editor/index.js'
import type { KnownNames } from '../settings/read-settings.js'
import { settingsOf } from '../settings/settings-of.js'
import type { Settings } from '../workspace/settings.js'

/** The most entries of one answer: an editor shows no more in a way that helps, and stalls on many. */
const mostAnswers = 5_000

/** What a person has set in the editor, under `cfgcheck`. */
export interface Preferences {
  /** What holds where no cfgcheck.json says otherwise: so the command and the editor find the same where there is one. */
  readonly settings: Pick<Settings, 'targets' | 'rules'>
  /** Which remarks are shown in the text. */
  readonly hints: Readonly<Record<InlayHint['kind'], boolean>>
  /** The most entries of one answer. */
  readonly mostAnswers: number
  /** What is not understood, and does not count. */
  readonly faults: readonly string[]
}

/** What holds in an editor in which nothing was set. */
export const defaultPreferences: Preferences = {
  settings: { targets: {}, rules: [] },
  hints: { quantity: true, device: true, hosts: true },
  mostAnswers,
  faults: [],
}

/**
 * Reads what an editor sends, which may be anything: `targets` and `rules` as in cfgcheck.json, `inlayHints` by kind (`quantities`,
 * `devices`, `hosts`), and `limits.answers`. What else there is belongs to the editor.
 */
export async function readPreferences(given: unknown, names: () => KnownNames): Promise<Preferences> {
  const { targets, rules, inlayHints, limits } = membersOf(given)
  const hints = membersOf(inlayHints)
  const faults: string[] = []
  const most = membersOf(limits)['answers']
  const isLimit = typeof most === 'number' && Number.isInteger(most) && most > 0
  if (most !== undefined && most !== null && !isLimit) faults.push('"limits.answers" is not a number above 0')
  const isShown = (kind: string): boolean => inlayHints !== false && hints[kind] !== false
  return {
    settings: await readLevels({ targets, rules }, names, faults),
    hints: { quantity: isShown('quantities'), device: isShown('devices'), hosts: isShown('hosts') },
    mostAnswers: isLimit ? most : mostAnswers,
    faults,
  }
}

/** Reads what cfgcheck.json may say, too, by the same reader. */
async function readLevels(given: Readonly<Record<string, unknown>>, names: () => KnownNames, faults: string[]): Promise<Preferences['settings']> {
  const settled = Object.entries(given).filter(([, value]) => value !== undefined && value !== null)
  if (settled.length === 0) return defaultPreferences.settings
  const { readSettings, SettingsError } = await import('../settings/read-settings.js')
  try {
    return settingsOf(readSettings('cfgcheck', JSON.stringify(Object.fromEntries(settled)), names()), path => path)
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    faults.push(error.reason)
    return defaultPreferences.settings
  }
}

/** Puts what a configuration file says behind what was set in the editor: the last one that names a rule wins. */
export function withPreferences(settings: Settings, { settings: { targets, rules } }: Preferences): Settings {
  return { ...settings, targets: { ...targets, ...settings.targets }, rules: [...rules, ...settings.rules] }
}

function membersOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Readonly<Record<string, unknown>>) : {}
}
