import type { FileRequest } from './checker.js'
import { checkUnit } from './check-unit.js'
import { folderOf } from './file-system.js'
import { gather } from './gather.js'
import { isGlob } from './glob.js'
import { recognise } from './recognise.js'
import type { Run } from './run.js'

/** Checks one file by itself, with what it includes. */
export async function checkSingleFile(run: Run, request: FileRequest): Promise<void> {
  const { path, text } = request
  const entry =
    request.language === undefined
      ? recognise(path, run.languages, run.settings)
      : run.languages.find(language => language.id === request.language)
  if (entry === undefined) {
    run.incomplete.push(`${path}: no language claims a file of this name; name one with --language`)
    return
  }
  const language = await run.load(entry)
  const root = request.root ?? rootByPath(path, entry.paths)
  const gathered = await gather(run, { path, ...(text === undefined ? {} : { text }) }, {
    language,
    ...(root === undefined ? {} : { root }),
    confinement: root ?? folderOf(path),
    circumstancesOf: () => ({}),
  })
  if (gathered === undefined) return
  for (const reading of gathered.readings) {
    const { version, isInferred } = reading.target
    const report = { path: reading.file.source.id, language: entry.id, target: version, isTargetInferred: isInferred }
    run.addFile(report, reading, language)
  }
  run.addDiagnostics(checkUnit(language, gathered.root, gathered).diagnostics)
}

/** Finds the folder that stands for `/` when a file lies where its software looks for it. */
function rootByPath(path: string, known: readonly string[]): string | undefined {
  for (const pattern of known) {
    if (isGlob(pattern)) continue
    if (path === pattern) return '/'
    if (path.endsWith(pattern)) return path.slice(0, -pattern.length)
    if (`/${path}` === pattern) return '.'
  }
  return undefined
}
