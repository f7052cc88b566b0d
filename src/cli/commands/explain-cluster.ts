import { shownSentence, storiesInWords } from '../../failover/in-words.js'
import { storiesOf } from '../../failover/stories.js'
import type { Limit, Story } from '../../failover/story.js'
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
import { readRequest } from '../read-request.js'
import { UsageError } from '../usage-error.js'

/** Tells what the clusters that paths name will do when something fails, event by event. */
export async function explainCluster(paths: readonly string[], format: 'text' | 'json'): Promise<number> {
  const loaded = await loadSettings({})
  const request = await readRequest(paths, {}, loaded)
  const report = await createChecker({ settings: loaded.settings, languages: knownLanguages() }).check(request)
  const [first, ...others] = report.clusters.map(cluster => ({ cluster, ...storiesOf(cluster) }))
  const told = first === undefined ? [] : [{ ...first, limits: [...first.limits, ...textsOfCrm(report)] }, ...others]
  if (told.every(({ stories, limits }) => stories.length === 0 && limits.length === 0)) {
    if (report.files.some(({ language }) => language === 'crm-configure')) {
      throw new UsageError(`${paths.join(' ')}: a text of "crm configure" alone does not tell what a cluster does; name the folder of its hosts, with their cib.xml and corosync.conf`)
    }
    throw new UsageError(`${paths.join(' ')}: no cluster of Heartbeat, Pacemaker, cman, drbd-reactor, OCFS2 or GNBD is found`)
  }
  if (format === 'json') {
    const clusters = told.map(({ cluster, stories, limits }) => ({
      ...(cluster.name === undefined ? {} : { name: cluster.name }),
      stories: stories.map(story => plainStory(story, report)),
      limits: limits.map(({ text, at }) => ({ text: shownSentence(report.masking, text), ...(at === undefined ? {} : { at: plainPlace(at, report) }) })),
    }))
    await writeResult(`${visibleJson({ version: 1, clusters }, 2)}\n`)
  } else {
    await writeResult(storiesInWords(report, told))
  }
  // What the stories do not think of may stand in the findings.
  const errors = report.diagnostics.filter(({ severity }) => severity === 'error').length
  if (errors > 0) complain(`this cluster has ${counted(errors, 'error')}; the daemons may not even start: see "cfgcheck ${paths.join(' ')}"`)
  report.incomplete.forEach(complain)
  const isUntold = told.every(({ stories }) => stories.length === 0)
  if (isUntold) complain(`nothing of what happens can be told of ${paths.join(' ')}`)
  return report.incomplete.length > 0 || isUntold ? exitIncomplete : exitClean
}

/** What Pacemaker should run, as a text of the crm shell beside hosts without a CIB: whose it is, and whether it still holds, it does not say. */
function textsOfCrm({ files, clusters }: CheckReport): Limit[] {
  if (clusters.some(cluster => cluster.facts('pacemaker-cib').length > 0)) return []
  return files.filter(({ language }) => language === 'crm-configure').slice(0, 1).map(({ path }) => ({
    text: 'Pacemaker is known only by a text of "crm configure", which no host has as its CIB; what the cluster does is told from cib.xml and corosync.conf of its hosts',
    at: { file: path, span: { start: 0, end: 0 } },
  }))
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
