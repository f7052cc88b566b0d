import type { Diagnostic } from '../../diagnostics/diagnostic.js'
import { createMaskingMemory } from '../../secrets/masking-memory.js'
import type { WorkContext } from '../context.js'
import type { WatchedFiles } from '../documents/documents.js'
import { checkConfiguration } from '../readings/check-configuration.js'
import { collectConfiguration } from '../readings/collect-configuration.js'
import { targetOf, targetOfFile } from '../readings/configuration.js'
import { placeOfFile } from '../readings/file-place.js'
import { createOpener } from '../readings/opener.js'
import { reportOnFile } from '../report/file-report.js'
import { createNotes, inSentence } from '../report/notes.js'
import { outcomeOf } from '../report/outcome.js'
import type { FileRequest } from '../request.js'
import type { PartWork } from './work.js'

/** Makes the work on one file by itself, with what it includes. */
export function createFileWork(context: WorkContext, request: FileRequest): PartWork {
  const { readings } = context
  const memory = context.isForOnce ? undefined : createMaskingMemory()
  let files: WatchedFiles | undefined
  return {
    isStale: () => files?.isStale() === true,
    async check({ done, pause, pauseEarly }) {
      const run = {}
      const place = await placeOfFile(request, context)
      if (place === undefined) {
        await done()
        return { outcome: await outcomeOf({ incomplete: [inSentence(request.path, unclaimed)] }) }
      }
      files = context.documents.watch()
      const opener = createOpener(files, createNotes())
      const collected = await collectConfiguration(place, { opener, readings, settings: context.settings, run })
      const found: Diagnostic[] = [...opener.notes.found]
      const { incomplete } = opener.notes
      const { sources } = opener
      const languages = new Map([...sources.keys()].map(id => [id, place.language] as const))
      if (collected === undefined) {
        await done()
        return { outcome: await outcomeOf({ found, incomplete, sources, languages }) }
      }
      await pauseEarly()
      const target = targetOf(collected)
      const checked = checkConfiguration(collected, { target, readings, run, wantsFacts: false })
      await pause()
      await done()
      return {
        outcome: await outcomeOf({
          files: collected.files.map(file => reportOnFile({ path: file.id }, place.language, targetOfFile(file, target))),
          found: [...found, ...checked.found],
          incomplete,
          suppressing: checked.suppressing,
          sources,
          languages,
        }, memory),
      }
    },
  }
}

const unclaimed = 'no language claims a file of this name; name one with --language'
