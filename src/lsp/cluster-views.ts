import { shownFindings } from '../diagnostics/shown-findings.js'
import type { Cancellation } from '../workspace/cancellation.js'
import type { DocumentName, ServedWorkspace } from './served-workspace.js'

/** Draws the cluster around a document with its findings, as SVG or as a page of its own; nothing where it belongs to none. */
export async function pictureAround(workspace: ServedWorkspace, { uri, format }: DocumentName & { readonly format: string }, cancel: Cancellation): Promise<string | undefined> {
  const report = await workspace.reportOn({ uri }, cancel)
  const [model] = report?.clusters ?? []
  if (report === undefined || model === undefined) return undefined
  const { html, pictureOfReport, svg } = await import('../graph/index.js')
  const picture = pictureOfReport(model, report, shownFindings(report.diagnostics).shown)
  return format === 'html' ? html(picture) : svg(picture)
}

/** Tells what the cluster around a document does when something fails; nothing where nothing can be told. */
export async function failoverAround(workspace: ServedWorkspace, name: DocumentName, cancel: Cancellation): Promise<string | undefined> {
  const report = await workspace.reportOn(name, cancel)
  if (report === undefined) return undefined
  const { storiesInWords } = await import('../failover/in-words.js')
  const text = storiesInWords(report)
  return text === '' ? undefined : text
}

/** Lists the hosts of the cluster around a document. */
export async function hostsAround(workspace: ServedWorkspace, name: DocumentName, cancel: Cancellation): Promise<readonly string[]> {
  const report = await workspace.reportOn(name, cancel)
  return (report?.clusters ?? []).flatMap(({ hosts }) => [...hosts.keys()])
}

/** Gives a document without its secrets, as it may be shown to others. */
export async function textWithoutSecrets(workspace: ServedWorkspace, name: DocumentName, cancel: Cancellation): Promise<string | undefined> {
  return (await workspace.reportOn(name, cancel))?.masking.text(workspace.pathOf(name.uri)).text
}
