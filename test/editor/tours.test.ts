import { readFileSync } from 'node:fs'
import { test } from 'vitest'

import { completionsAt, foldingsOf, highlightsOf, hoverAt, inlayHintsIn, openDocument, symbolsOf } from '../../src/editor/index.js'
import type { EditedDocument } from '../../src/editor/index.js'
import { builtinLanguages } from '../../src/languages/builtin.js'
import type { DocumentSymbol } from '../../src/languages/language.js'
import { createSource } from '../../src/text/source.js'
import { spanFrom } from '../../src/text/span.js'
import { namedIn } from '../../src/workspace/mentions.js'
import { expectRecorded } from '../support/recorded.js'

/** Files through which an editor walks, word by word. */
const files = [
  'authkeys/ok/roll-over.authkeys',
  'cib/ok/two-nodes-drbd.xml',
  'cluster-conf/ok/rhel5-quorum-disk.conf',
  'corosync-conf/ok/two-nodes-and-device.conf',
  'corosync-conf/ok/three-nodes-two-links.conf',
  'crm-configure/ok/many-kinds.crm',
  'drbd-conf/ok/two-node-9.res',
  'drbd-conf/ok/two-node-0.7.conf',
  'drbd-reactor/ok/promoter.toml',
  'drbd-reactor/ok/helpers.toml',
  'ha-cf/ok/serial-ring.ha.cf',
  'ha-cf/ok/dopd.ha.cf',
  'haresources/ok/two-groups.haresources',
  'haresources/ok/exports.haresources',
  'ocfs2-conf/ok/global-heartbeat.conf',
]

/**
 * Writes what an editor shows of a file: below each line what it names, what stands in the outline, what is written beside it, what is coloured as
 * what; and for words, where it is new, what is told of them and what might stand there instead. `CFGCHECK_UPDATE=1` records it anew.
 */
function tourOf(document: EditedDocument): string {
  const { source, language, reading } = document
  const { text } = source
  const notes = new Map<number, string[]>()
  const note = (offset: number, what: string): void => {
    const { line } = source.positionAt(offset)
    notes.set(line, [...(notes.get(line) ?? []), what])
  }
  const lineOf = (offset: number): number => source.positionAt(offset).line
  const inLine = (span: { readonly start: number; readonly end: number }): string => JSON.stringify(text.slice(span.start, span.end))
  for (const { of, name, role, scope, span } of namedIn({ language, reading })) note(span.start, `names    ${of} ${name}${scope === undefined ? '' : ` of ${scope}`}, ${role} ${inLine(span)}`)
  const tellSymbol = ({ name, kind, detail, span, nameSpan, children }: DocumentSymbol, depth: number): void => {
    note(nameSpan.start, `outline  ${'. '.repeat(depth)}${kind} ${name}${detail === undefined ? '' : ` = ${detail}`} (lines ${lineOf(span.start)}–${lineOf(span.end)})`)
    for (const child of children) tellSymbol(child, depth + 1)
  }
  for (const symbol of symbolsOf(document)) tellSymbol(symbol, 0)
  for (const { offset, text: label } of inlayHintsIn(document, spanFrom(0, text.length), [])) note(offset, `hint     ${label}`)
  for (const { firstLine, lastLine } of foldingsOf(document)) notes.set(firstLine, [...(notes.get(firstLine) ?? []), `folds    to line ${lastLine}`])
  const colours = new Map<number, string[]>()
  for (const { start, end, kind, marks } of highlightsOf(document)) colours.set(lineOf(start), [...(colours.get(lineOf(start)) ?? []), `${[kind, ...marks].join('+')} ${inLine({ start, end })}`])
  for (const [line, all] of colours) notes.set(line, [...(notes.get(line) ?? []), `colours  ${all.join(', ')}`])
  const told = new Set<string>()
  const noteOnce = (offset: number, what: string): void => {
    if (!told.has(what)) note(offset, what)
    told.add(what)
  }
  for (const { index, 0: word } of text.matchAll(/[\w./:-]+/g)) {
    const hover = hoverAt(document, index)
    if (hover !== undefined) noteOnce(index, `tells    ${inLine(hover.span)}: ${hover.content.split('\n').filter(line => line !== '').slice(0, 2).join(' / ').slice(0, 60)}`)
    const [first, ...others] = completionsAt(document, index).map(({ label }) => label)
    if (first !== undefined) noteOnce(index, `offers   for ${word.slice(0, 30)}: ${[first, ...others.slice(0, 2)].join(' ')}${others.length > 2 ? ' …' : ''}`)
  }
  return `${text.split('\n').flatMap((line, index) => [line, ...(notes.get(index + 1) ?? []).map(what => `    | ${what}`)]).join('\n')}\n`
}

test.each(files)('%s', async path => {
  const entry = builtinLanguages.find(({ id }) => path.startsWith(`${id}/`))
  if (entry === undefined) throw new Error(`no language for ${path}`)
  const document = openDocument(await entry.load(), createSource(path, readFileSync(`fixtures/${path}`, 'utf8')))
  expectRecorded(tourOf(document), `test/editor/tours/${path.replace(/\/ok\//, '/')}.txt`)
})
