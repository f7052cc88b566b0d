import { shownSentence, storiesInWords } from '../../failover/in-words.js'
import { storiesOf } from '../../failover/stories.js'
import type { Story } from '../../failover/story.js'
import { createChecker } from '../../workspace/checker.js'
import type { CheckReport } from '../../workspace/report.js'
import { originOf } from '../../text/located.js'
import type { Place } from '../../text/located.js'
import { counted } from '../../text/quantity.js'
import { visibleJson } from '../../text/visible.js'
import { exitClean, exitIncomplete } from '../exit-codes.js'
import { loadSettings } from '../load-settings.js'
import { complain, writeResult } from '../output.js'
import { knownLanguages } from '../plugins.js'
import { withLoneCibs } from '../lone-cibs.js'
import { readRequest } from '../read-request.js'
import { UsageError } from '../usage-error.js'

/** Tells what the clusters that paths name will do when something fails, event by event. */
export async function explainCluster(paths: readonly string[], format: 'text' | 'json'): Promise<number> {
  const loaded = await loadSettings({})
  const request = await withLoneCibs(await readRequest(paths, {}, loaded), loaded)
  const report = await createChecker({ settings: loaded.settings, languages: knownLanguages() }).check(request)
  const clusterStories = report.clusters.map(cluster => ({ cluster, ...storiesOf(cluster) }))
  if (clusterStories.every(({ stories, limits }) => stories.length === 0 && limits.length === 0)) {
    throw new UsageError(`${paths.join(' ')}: no cluster of Heartbeat, Pacemaker, cman, drbd-reactor, OCFS2 or GNBD is found`)
  }
  if (format === 'json') {
    const clusters = clusterStories.map(({ cluster, stories, limits }) => ({
      ...(cluster.name === undefined ? {} : { name: cluster.name }),
      stories: stories.map(story => plainStory(story, report)),
      limits: limits.map(({ text, at }) => ({ text: shownSentence(report.masking, text), ...(at === undefined ? {} : { at: plainPlace(at, report) }) })),
    }))
    await writeResult(`${visibleJson({ version: 1, clusters }, 2)}\n`)
  } else {
    await writeResult(storiesInWords(report, clusterStories))
  }
  // What the stories do not think of may stand in the findings.
  const errors = report.diagnostics.filter(({ severity }) => severity === 'error').length
  if (errors > 0) complain(`this cluster has ${counted(errors, 'error')}; the daemons may not even start: see "cfgcheck ${paths.join(' ')}"`)
  report.incomplete.forEach(complain)
  const hasNoStory = clusterStories.every(({ stories }) => stories.length === 0)
  if (hasNoStory) complain(`nothing of what happens can be told of ${paths.join(' ')}`)
  return report.incomplete.length > 0 || hasNoStory ? exitIncomplete : exitClean
}

function plainStory({ steps, ...story }: Story, report: CheckReport): object {
  const sentence = (text: string): string => shownSentence(report.masking, text)
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
