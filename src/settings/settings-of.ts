import type { FormatOptions } from '../languages/language.js'
import { defaultSettings } from '../workspace/settings.js'
import type { RuleLevel, RuleSelector, Settings } from '../workspace/settings.js'
import type { SettingsFile } from './schema.js'

/** Makes settings of what a configuration file says; of none, those that hold when nobody settled anything. */
export function settingsOf(file: SettingsFile | undefined, pathFromSettings: Settings['pathFromSettings']): Settings {
  return {
    ...defaultSettings,
    targets: definedTargets(file?.targets),
    rules: selectors(file?.rules),
    overrides: (file?.overrides ?? []).map(override => ({
      files: override.files,
      ...(override.targets === undefined ? {} : { targets: definedTargets(override.targets) }),
      ...(override.rules === undefined ? {} : { rules: selectors(override.rules) }),
    })),
    languages: file?.files?.languages ?? {},
    exclude: file?.files?.exclude ?? [],
    pathFromSettings,
    format: formatOptions(file?.format),
  }
}

function formatOptions({ indent, align }: NonNullable<SettingsFile['format']> = {}): FormatOptions {
  return { ...(indent === undefined ? {} : { indent }), ...(align === undefined ? {} : { align }) }
}

function selectors(rules: Readonly<Record<string, RuleLevel>> | undefined): RuleSelector[] {
  return Object.entries(rules ?? {}).map(([pattern, level]) => ({ pattern, level }))
}

function definedTargets(targets: SettingsFile['targets']): Settings['targets'] {
  return Object.fromEntries(Object.entries(targets ?? {}).filter(([, version]) => version !== undefined))
}
