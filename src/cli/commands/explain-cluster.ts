import { embeddedSecrets } from '../../secrets/likely-secrets.js'
import { joinedSpans, masked } from '../../secrets/mask.js'
import type { Masking } from '../../secrets/masking.js'
import { storiesOf } from '../../failover/stories.js'
import { tellLimit, tellStory } from '../../failover/prose.js'
import type { Story } from '../../failover/story.js'
import { createChecker } from '../../workspace/checker.js'
import type { CheckReport } from '../../workspace/report.js'
import { originOf } from '../../text/located.js'
import type { Origin, Place } from '../../text/located.js'
import { counted } from '../../text/quantity.js'
import { visible, visibleJson, visibleLines } from '../../text/visible.js'
import { exitClean, exitIncomplete } from '../exit-codes.js'
import { loadSettings } from '../load-settings.js'
import { complain, writeResult } from '../output.js'
import { knownLanguages } from '../plugins.js'
import { readRequest } from '../read-request.js'
import { UsageError } from '../usage-error.js'

/** Tells what the clusters that paths name will do when something fails, event by event. */
export async function explainCluster(paths: readonly string[], format: 'text' | 'json'): Promise<number> {
  const loaded = await loadSettings({})
  const request = await readRequest(paths, {}, loaded)
  const report = await createChecker({ settings: loaded.settings, languages: knownLanguages() }).check(request)
  const told = report.clusters.map(cluster => ({ cluster, ...storiesOf(cluster) }))
  if (told.every(({ stories, limits }) => stories.length === 0 && limits.length === 0)) {
    throw new UsageError(`${paths.join(' ')}: no cluster of Heartbeat, cman, OCFS2 or GNBD is found`)
  }
  if (format === 'json') {
    const clusters = told.map(({ cluster, stories, limits }) => ({
      ...(cluster.name === undefined ? {} : { name: cluster.name }),
      stories: stories.map(story => plainStory(story, report)),
      limits: limits.map(({ text, at }) => ({ text: shownIn(report.masking, text), ...(at === undefined ? {} : { at: plainPlace(at, report) }) })),
    }))
    await writeResult(`${visibleJson({ version: 1, clusters }, 2)}\n`)
  } else {
    const placeOf = ({ file, span }: Origin): string => `${visible(file)}:${report.sources.get(file)?.positionAt(span.start).line ?? 1}`
    const texts = told.flatMap(({ stories, limits }) => [...stories.map(story => tellStory(story, placeOf)), ...limits.map(limit => tellLimit(limit, placeOf))])
    await writeResult(visibleLines(texts.map(text => shownIn(report.masking, text)).join('\n')))
  }
  // What the stories do not think of may stand in the findings.
  const errors = report.diagnostics.filter(({ severity }) => severity === 'error').length
  if (errors > 0) complain(`this cluster has ${counted(errors, 'error')}; the daemons may not even start: see "cfgcheck ${paths.join(' ')}"`)
  report.incomplete.forEach(complain)
  return report.incomplete.length > 0 ? exitIncomplete : exitClean
}

function plainStory({ steps, ...story }: Story, report: CheckReport): object {
  const sentence = (text: string): string => shownIn(report.masking, text)
  return {
    ...story,
    title: sentence(story.title),
    steps: steps.map(({ decidedBy, text, ...rest }) => ({ ...rest, text: sentence(text), ...(decidedBy === undefined ? {} : { decidedBy: plainPlace(decidedBy, report) }) })),
  }
}

function plainPlace(place: Place, report: CheckReport): object {
  const { file, span } = originOf(place)
  const { line, column } = report.sources.get(file)?.positionAt(span.start) ?? { line: 1, column: 1 }
  return { path: file, line, column }
}

/** Stories name what files say without quotes. */
function shownIn(masking: Masking, text: string): string {
  const said = masking.sentence(text)
  return masked(said, joinedSpans(embeddedSecrets(said))).text
}
