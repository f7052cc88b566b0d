import { CodeLensResolveRequest } from 'vscode-languageserver'
import type { Command } from 'vscode-languageserver'

import { driftOf, implementationsOf, mentionAt, otherHosts, placesNaming } from '../../editor/index.js'
import type { OtherHost } from '../../editor/index.js'
import { counted, listed } from '../../text/quantity.js'
import type { CheckReport } from '../../workspace/report.js'
import { locationOf, namesAround } from '../names-at.js'
import type { DocumentName, ServedWorkspace } from '../served-workspace.js'
import { defineRequest } from './request.js'

/** What is told above a line. */
export const codeLensResolve = defineRequest({
  type: CodeLensResolveRequest.type,
  async answer(workspace, lens, cancel) {
    const { uri, offset } = (lens.data ?? {}) as { readonly uri?: unknown; readonly offset?: unknown }
    const around = typeof uri === 'string' ? await namesAround(workspace, { uri }, cancel) : undefined
    if (around === undefined || typeof uri !== 'string') return lens
    const { file, files, report } = around
    if (typeof offset !== 'number') return { ...lens, command: hostsInWords(otherHosts(report, file.source.id), file.place?.host) }
    const name = mentionAt(file, offset)
    if (name === undefined) return lens
    const uses = placesNaming(files, name).filter(({ mention }) => mention.role !== 'declares')
    const hosts = new Set(implementationsOf(files, name).flatMap(place => place.file.place?.host ?? []))
    const drift = await driftInWords(workspace, { uri }, { offset, report })
    const title = [...(hosts.size > 1 ? [counted(hosts.size, 'host')] : []), counted(uses.length, 'reference'), ...drift].join(' · ')
    return { ...lens, command: { title, command: 'cfgcheck.showReferences', arguments: [uri, lens.range.start, uses.map(place => locationOf(workspace, place))] } }
  },
})

/** Tells whether other hosts say the same of the part that a name declares. */
async function driftInWords(workspace: ServedWorkspace, name: DocumentName, { offset, report }: { readonly offset: number; readonly report: CheckReport }): Promise<string[]> {
  const document = await workspace.document(name)
  const part = document?.language.symbols(document.reading).find(({ kind, nameSpan }) => kind === 'resource' && nameSpan.start <= offset && offset <= nameSpan.end)
  const others = document === undefined || part === undefined ? [] : driftOf(report, document.source.id, part.span)
  const [most] = others.filter(({ differences }) => differences > 0).sort((a, b) => b.differences - a.differences)
  if (most !== undefined) return [`DRIFT on ${most.host}: ${counted(most.differences, 'difference')}`]
  return others.length === 0 ? [] : ['in sync']
}

/** Names at most a few hosts: the line has little room. */
function hostsInWords(others: readonly OtherHost[], host = ''): Command {
  const [most] = others.toSorted((a, b) => b.differences - a.differences)
  if (most === undefined) return { title: 'on no other host', command: '' }
  const differing = others.filter(({ differences }) => differences > 0)
  const names = differing.slice(0, 3).map(other => `${counted(other.differences, 'setting')} unlike ${other.host}`)
  const title = differing.length === 0 ? `says the same on ${counted(others.length, 'other host')}` : `${listed(names)}${differing.length > 3 ? ' …' : ''}`
  return { title, command: 'cfgcheck.diffHosts', arguments: [host, most.host] }
}
