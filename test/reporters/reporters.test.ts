import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { describe, expect, test } from 'vitest'

import manifest from '../../package.json' with { type: 'json' }
import type { Diagnostic } from '../../src/diagnostics/diagnostic.js'
import { documentation } from '../../src/diagnostics/documentation.js'
import { reporters } from '../../src/reporters/index.js'
import type { Report } from '../../src/reporters/report.js'
import { diagnosticSchema, outputSchema } from '../../src/reporters/schema.js'
import { createSource } from '../../src/text/source.js'
import { shownOf } from '../support/shown-of.js'

const text = 'first line\n\tkeepalve 1, 50% <&>\nlast'
const other = 'here\n'
const sources = shownOf(createSource('alpha/ha.cf', text), createSource('beta/ha.cf', other))

const diagnostic: Diagnostic = {
  rule: 'ha-cf/unknown-directive',
  severity: 'error',
  origin: 'daemon',
  message: 'Directive "keepalve", 50% of <a&b> is: unknown',
  file: 'alpha/ha.cf',
  span: { start: 12, end: 20 },
  related: [{ message: 'the other one', file: 'beta/ha.cf', span: { start: 0, end: 4 } }],
  help: 'Did you mean "keepalive"?',
  fixes: [{ title: 'Write "keepalive"', safety: 'unsafe', edits: [{ file: 'alpha/ha.cf', span: { start: 12, end: 20 }, newText: 'keepalive' }] }],
}
const note: Diagnostic = { ...diagnostic, rule: 'ha-cf/note', severity: 'info', message: 'A note', span: { start: 0, end: 5 }, related: [], fixes: [] }

const signs = [{ message: '"keepalve"', file: 'alpha/ha.cf', span: { start: 12, end: 20 } }]

const report: Report = {
  files: [
    { path: 'alpha/ha.cf', host: 'alpha', language: 'ha-cf', target: '3', isTargetInferred: true, software: 'heartbeat', signs },
    { path: 'beta/ha.cf', host: 'beta', language: 'ha-cf', target: '3', isTargetInferred: true, software: 'heartbeat', signs },
  ],
  hostCount: 2,
  diagnostics: [note, diagnostic],
  sources,
  rules: new Map([['ha-cf/unknown-directive', { id: 'ha-cf/unknown-directive', severity: 'error', origin: 'daemon', summary: 's', why: 'It is refused.', do: 'Mend it.' }]]),
  hostOf: path => path.split('/')[0],
}
const empty: Report = { ...report, diagnostics: [] }

async function printed(name: string, given: Report = report): Promise<string> {
  const load = reporters[name]
  if (load === undefined) throw new Error(`no reporter ${name}`)
  return (await load())(given, { hasColor: false, version: '1.2.3' })
}

test('concise: one line a finding', async () => {
  expect(await printed('concise')).toBe(
    'alpha/ha.cf:1:1 info A note [ha-cf/note]\nalpha/ha.cf:2:2 error Directive "keepalve", 50% of <a&b> is: unknown [ha-cf/unknown-directive]\n',
  )
})

test('text: the line, the place under it by tabs, the other place, why and what to do', async () => {
  const shown = await printed('text')
  expect(shown.split('\n\n')[1]).toBe(`alpha/ha.cf:2:2 error  Directive "keepalve", 50% of <a&b> is: unknown  [ha-cf/unknown-directive]
  1 | first line
  2 | \tkeepalve 1, 50% <&>
    | \t^^^^^^^^
  also: beta/ha.cf:1:1  the other one
  why:  It is refused.
  do:   Did you mean "keepalive"?
`)
})

test('text: a very long line is cut to the neighbourhood, control characters do not reach the terminal', async () => {
  const long = `${'x'.repeat(5_000)}bad\u001b[31m${'y'.repeat(5_000)}`
  const source = createSource('long', long)
  const shown = await printed('text', {
    ...report,
    diagnostics: [{ ...note, file: 'long', span: { start: 5_000, end: 5_003 } }],
    sources: shownOf(source),
  })
  const lines = shown.split('\n')
  expect(Math.max(...lines.map(line => line.length))).toBeLessThan(220)
  expect(shown).not.toContain('\u001b')
  const mark = lines[2]?.indexOf('^^^') ?? -1
  expect(lines[1]?.slice(mark, mark + 3)).toBe('bad')
})

test('text: colours only where they are wanted', async () => {
  const load = reporters['text']
  const shown = await (await load?.())?.(report, { hasColor: true, version: '1' })
  expect(shown).toContain('\u001b[31m')
  expect(await printed('text')).not.toContain('\u001b')
})

describe('json', () => {
  test('keeps its schema', async () => {
    const document = outputSchema.parse(JSON.parse(await printed('json')))
    expect(document.summary).toEqual({ files: 2, hosts: 2, errors: 1, warnings: 0, infos: 1 })
    expect(document.diagnostics[1]).toMatchObject({
      host: 'alpha',
      start: { line: 2, column: 2, offset: 12 },
      end: { line: 2, column: 10, offset: 20 },
      related: [{ host: 'beta', path: 'beta/ha.cf' }],
      docs: 'https://cfgcheck.example.org/rules/ha-cf/unknown-directive.html',
    })
    expect(outputSchema.parse(JSON.parse(await printed('json', empty))).diagnostics).toEqual([])
  })

  test('one a line', async () => {
    const lines = (await printed('jsonl')).trimEnd().split('\n')
    expect(lines.map(line => diagnosticSchema.parse(JSON.parse(line)).rule)).toEqual(['ha-cf/note', 'ha-cf/unknown-directive'])
    expect(await printed('jsonl', empty)).toBe('')
  })
})

test('github: workflow commands, with everything escaped that has a meaning in them', async () => {
  expect((await printed('github')).split('\n')[1]).toBe(
    '::error file=alpha/ha.cf,line=2,col=2,endLine=2,endColumn=10,title=ha-cf/unknown-directive::Directive "keepalve", 50%25 of <a&b> is: unknown%0Abeta/ha.cf:1 the other one%0AIt is refused.%0ADid you mean "keepalive"?%0Ahttps://cfgcheck.example.org/rules/ha-cf/unknown-directive.html',
  )
})

test('sarif: rules, places, other places, columns in UTF-16 units', async () => {
  const log = JSON.parse(await printed('sarif')) as {
    runs: { columnKind: string; tool: { driver: { rules: { id: string }[] } }; results: { ruleIndex: number; level: string; relatedLocations?: unknown[]; locations: { physicalLocation: { region: object } }[] }[] }[]
  }
  const [run] = log.runs
  expect(run?.columnKind).toBe('utf16CodeUnits')
  expect(run?.tool.driver.rules.map(({ id }) => id)).toEqual(['ha-cf/note', 'ha-cf/unknown-directive'])
  expect(run?.results[1]).toMatchObject({ ruleIndex: 1, level: 'error' })
  expect(run?.results[1]?.relatedLocations).toHaveLength(1)
  expect(run?.results[1]?.locations[0]?.physicalLocation.region).toEqual({ startLine: 2, startColumn: 2, endLine: 2, endColumn: 10 })
})

test('sarif: each rule with its page and advice, each finding with its fingerprint and fixes', async () => {
  interface SarifRun {
    readonly tool: { readonly driver: { readonly rules: readonly { readonly helpUri: string; readonly help?: { readonly text: string; readonly markdown: string } }[] } }
    readonly results: readonly { readonly partialFingerprints: Record<string, string>; readonly fixes?: unknown; readonly properties: Record<string, string> }[]
  }
  const { runs: [run] } = JSON.parse(await printed('sarif')) as { runs: [SarifRun] }
  const [, rule] = run.tool.driver.rules
  const address = 'https://cfgcheck.example.org/rules/ha-cf/unknown-directive.html'
  expect(rule?.helpUri).toBe(address)
  expect(rule?.help).toEqual({ text: 'It is refused. Mend it.', markdown: `**Why:** It is refused.\n\n**Do:** Mend it.\n\n[ha-cf/unknown-directive](${address})` })
  expect(run.results[0]?.fixes).toBeUndefined()
  expect(run.results[1]?.properties).toEqual({ origin: 'daemon', why: 'It is refused.', help: 'Did you mean "keepalive"?', docs: address })
  expect(run.results[1]?.fixes).toEqual([
    {
      description: { text: 'Write "keepalive"' },
      properties: { safety: 'unsafe' },
      artifactChanges: [{ artifactLocation: { uri: 'alpha/ha.cf' }, replacements: [{ deletedRegion: { startLine: 2, startColumn: 2, endLine: 2, endColumn: 10 }, insertedContent: { text: 'keepalive' } }] }],
    },
  ])
  const prints = run.results.map(result => result.partialFingerprints['cfgcheck/v1'])
  const gitlab = JSON.parse(await printed('gitlab')) as { fingerprint: string }[]
  expect(new Set(prints).size).toBe(2)
  expect(prints).toEqual(gitlab.map(({ fingerprint }) => fingerprint))
})

test('junit and gitlab: why, what to do, and the address of the rule', async () => {
  const reasons = ['It is refused.', 'Did you mean "keepalive"?', 'https://cfgcheck.example.org/rules/ha-cf/unknown-directive.html']
  const entries = JSON.parse(await printed('gitlab')) as { content: { body: string } }[]
  expect(entries[1]?.content.body).toBe(reasons.join(' '))
  const junit = new XMLParser({ ignoreAttributes: false }).parse(await printed('junit')) as { testsuites: { testsuite: { testcase: { failure: { '#text': string } }[] }[] } }
  expect(junit.testsuites.testsuite[0]?.testcase[1]?.failure['#text'].split('\n').slice(1)).toEqual(reasons)
})

test('the address of the documentation is the homepage of the package', () => {
  expect(manifest.homepage).toBe(documentation)
})

test.each(['junit', 'checkstyle'])('%s: well-formed XML that keeps the message', async name => {
  for (const given of [report, empty]) expect(XMLValidator.validate(await printed(name, given))).toBe(true)
  const tree = JSON.stringify(new XMLParser({ ignoreAttributes: false }).parse(await printed(name)))
  expect(tree).toContain('50% of <a&b> is')
  expect(await printed(name, empty)).toContain('beta/ha.cf')
})

test('gitlab: a fingerprint that tells findings apart and does not hang on the line', async () => {
  const twice = { ...report, diagnostics: [note, { ...note, span: { start: 34, end: 36 } }, diagnostic] }
  const entries = JSON.parse(await printed('gitlab', twice)) as { fingerprint: string; severity: string }[]
  expect(new Set(entries.map(({ fingerprint }) => fingerprint)).size).toBe(3)
  const moved = { ...report, diagnostics: [{ ...note, span: { start: 20, end: 21 } }] }
  const [first] = JSON.parse(await printed('gitlab', moved)) as { fingerprint: string }[]
  expect(first?.fingerprint).toBe(entries[0]?.fingerprint)
  expect(entries.map(({ severity }) => severity)).toEqual(['info', 'info', 'critical'])
})

describe('html', () => {
  test('shows each finding with its line, its place and what to do, all escaped', async () => {
    const shown = await printed('html')
    expect(shown.match(/<article /g)).toHaveLength(2)
    expect(shown).toContain('Directive &quot;keepalve&quot;, 50% of &lt;a&amp;b&gt; is: unknown')
    expect(shown).toContain('</span>\t<mark>keepalve</mark> 1, 50% &lt;&amp;&gt;</pre>')
    expect(shown).toContain('<a href="#finding-2">alpha/ha.cf:2:2</a>')
    expect(shown).toContain('<span class="place">beta/ha.cf:1:1</span> the other one')
    expect(shown).toContain('<p class="help">Did you mean &quot;keepalive&quot;?</p>')
    expect(shown).toContain('<option value="ha-cf/note">ha-cf/note (1)</option>')
    expect(shown).toContain('2 files on 2 hosts checked: 1 error, 0 warnings, 1 note')
  })

  test('a file cannot put anything into the page', async () => {
    const hostile = '<script>alert(1)</script>"\u202e\u0000\n'
    const path = 'a"><img src=x>/ha.cf'
    const shown = await printed('html', {
      ...report,
      diagnostics: [{ ...note, file: path, message: hostile, rule: '"><b>', span: { start: 3, end: 9 }, help: hostile, related: [{ message: hostile, file: path, span: { start: 0, end: 1 } }] }],
      sources: shownOf(createSource(path, hostile)),
      hostOf: () => '<b>',
    })
    expect(shown.match(/<script>/g)).toHaveLength(1)
    expect(shown).not.toContain('<img')
    expect(shown).not.toContain('<b>')
    expect(shown).not.toContain('\u202e')
  })

  test('names nothing outside itself, and says when nothing is found', async () => {
    const shown = await printed('html', empty)
    expect(shown).not.toMatch(/(src|href)="?(https?:|\/\/|\/)|url\(|@import/)
    expect(shown).toContain("default-src 'none'")
    expect(shown).toContain('Nothing found.')
  })
})
