import type { Setting, SettingIndex } from '../schema.js'

/** The settings of a file while it is read. */
export interface GrowingIndex extends SettingIndex {
  readonly byKey: Map<string, Setting[]>
  readonly withoutValue: Setting[]
  readonly handlers: Setting[]
  hasSyncer: boolean
}

/** Begins with no settings. */
export function createSettingIndex(): GrowingIndex {
  return { byKey: new Map(), withoutValue: [], handlers: [], hasSyncer: false }
}

/** Adds a setting that was read. */
export function addToIndex(index: GrowingIndex, setting: Setting): void {
  const list = index.byKey.get(setting.key)
  if (list === undefined) index.byKey.set(setting.key, [setting])
  else list.push(setting)
  if (!setting.hasValue) index.withoutValue.push(setting)
  if (setting.section === 'handlers') index.handlers.push(setting)
  else if (setting.section === 'syncer') index.hasSyncer = true
}
