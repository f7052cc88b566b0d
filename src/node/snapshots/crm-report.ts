import { builtinLanguages } from '../../languages/builtin.js'
import type { LanguageEntry } from '../../languages/language.js'
import { byTopFolder } from './host-files.js'
import type { SnapshotHost } from './host-files.js'

/** Files by which a node's folder is recognised. */
const marks = [
  'sysinfo.txt',
  'sysstats.txt',
  'members.txt',
  'permissions.txt',
  'time.txt',
  'RUNNING',
  'STOPPED',
  'cib.xml',
  'crm_mon.txt',
]

/**
 * Finds the hosts of an hb_report or crm_report: a folder for each node below the report's own.
 *
 * Files that are equal on all nodes lie in the report's folder, with links to them. No folder counts as collected: neither
 * tool takes haresources or authkeys.
 *
 * Source: cluster-glue 1.0.12 hb_report/hb_report.in and utillib.sh; pacemaker 1.1 and 2.x tools/crm_report.in.
 */
export function crmReportHosts(
  files: ReadonlyMap<string, Uint8Array>,
  _name: string,
  languages: readonly LanguageEntry[] = builtinLanguages,
): readonly SnapshotHost[] {
  const hosts: SnapshotHost[] = []
  for (const [, report] of byTopFolder(files)) {
    const isReport = ['description.txt', 'analysis.txt', 'events.txt'].some(name => report.has(name))
    if (!isReport) continue
    for (const [name, node] of byTopFolder(report)) {
      if (!marks.some(mark => node.has(mark))) continue
      const kept = new Map<string, Uint8Array>()
      for (const [path, bytes] of node) {
        const place = placeInReport(path, languages)
        if (place !== undefined) kept.set(place, bytes)
      }
      hosts.push({ name, files: kept, collected: [], isNamed: true })
    }
  }
  return hosts
}

/**
 * Finds where a file of a node's folder lies on the host: under the name that the tool gives it, or where it lay below `etc`.
 *
 * Returns `undefined` for a file that no language has there.
 */
function placeInReport(path: string, languages: readonly LanguageEntry[]): string | undefined {
  for (const { inReports = {} } of languages) {
    for (const [name, place] of Object.entries(inReports)) {
      const star = starIn(name, path) ?? starIn(place, `/${path}`)
      if (star !== undefined) return place.replace('*', () => star)
    }
  }
  return undefined
}

/** Tells what the star of a pattern stands for in a path: one name, or nothing in a pattern without one. */
function starIn(pattern: string, path: string): string | undefined {
  const [lead = '', tail] = pattern.split('*')
  if (tail === undefined) return path === pattern ? '' : undefined
  const star = path.slice(lead.length, path.length - tail.length)
  return path === lead + star + tail && star !== '' && !star.includes('/') ? star : undefined
}

/** The most folders that lie between a node's folder and a file of a language. */
const deepestFile = 4

/** Tells whether a file could be one of a language in a report, wherever the report begins. */
export function isReportedFile(path: string, languages: readonly LanguageEntry[] = builtinLanguages): boolean {
  const parts = path.split('/').slice(-deepestFile)
  return parts.some((_, index) => placeInReport(parts.slice(index).join('/'), languages) !== undefined)
}
