import { DiagnosticSeverity } from 'vscode-languageserver'
import type { Diagnostic as LspDiagnostic } from 'vscode-languageserver'

import type { SettingsFault } from '../settings/find-settings.js'
import { createSource } from '../text/source.js'
import type { Positions } from './positions.js'

/** Shows what is wrong with configuration files where it stands. */
export function settingsDiagnostics(faults: readonly SettingsFault[], rangeOf: Positions['rangeOf']): ReadonlyMap<string, LspDiagnostic[]> {
  return new Map(faults.map(({ path, text, offset, message }) => {
    const range = rangeOf(createSource(path, text), { start: offset, end: offset })
    return [path, [{ range, severity: DiagnosticSeverity.Error, source: 'cfgcheck', message: `The settings do not count: ${message}` }]]
  }))
}
