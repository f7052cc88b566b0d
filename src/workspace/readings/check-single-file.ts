import type { FileRequest } from '../request.js'
import { checkUnit } from './check-unit.js'
import { gatherFile } from './gather-file.js'
import type { Run } from '../run.js'

/** Checks one file by itself, with what it includes. */
export async function checkSingleFile(run: Run, request: FileRequest): Promise<void> {
  const file = await gatherFile(run, request)
  if (file === undefined) return
  const { language, gathered } = file
  for (const reading of gathered.readings) run.addFile({ path: reading.file.source.id }, reading, language)
  run.addDiagnostics(checkUnit(language, gathered.root, gathered).diagnostics)
}
