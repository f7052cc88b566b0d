import { describe, expect, test } from 'vitest'

import { drbdReactor } from '../../../src/languages/drbd-reactor/index.js'
import type { Language } from '../../../src/languages/language.js'
import { findingsOf } from '../../../src/testing/findings-of.js'

const sound = `[[promoter]]
[promoter.resources.web]
start = [
  "srv-web.mount",
  "ocf:heartbeat:IPaddr2 vip ip=192.0.2.9 cidr_netmask=24",
  "nginx.service",
]
runner = "systemd"
stop-services-on-exit = true
`

/** Lists what is found: the line, the rule, and the lines that are pointed at besides. */
function toldOf(text: string): string[] {
  const lineOf = (offset: number): number => text.slice(0, offset).split('\n').length
  return findingsOf(drbdReactor as unknown as Language, text).map(({ rule, span, related }) => [lineOf(span.start), rule.replace('drbd-reactor/', ''), ...related.map(other => lineOf(other.span.start))].join(' '))
}

describe('one slip is told once', () => {
  test('nothing is wrong before', () => {
    expect(toldOf(sound)).toEqual([])
  })

  test.each([
    ['the "=" before a list is another word', 'start = [', 'start is [', ['3 missing-equals']],
    ['a list begins with two signs', 'start = [', 'start = = [', ['3 invalid-value']],
    ['an invisible character stands before a list', 'start = [', 'start = \u00ad[', ['3 invalid-value']],
    ['the end of a list is gone, and shows where the next line begins', '\n]\n', '\n', ['3 unclosed-bracket 7']],
    ['a setting got into a list', '  "nginx.service",\n]\nrunner = "systemd"\n', '  "nginx.service",\nrunner = "systemd"\n]\n', ['3 unclosed-bracket 7']],
    ['a remark of another language stands before a header', '[promoter.resources.web]', '//[promoter.resources.web]', ['2 missing-equals']],
    ['the first bracket of a header is gone', '[promoter.resources.web]', 'promoter.resources.web]', ['2 missing-equals']],
    ['the last bracket of a header is gone', '[promoter.resources.web]', '[promoter.resources.web', ['2 invalid-header']],
  ])('%s', (_, before, after, told) => {
    expect(sound).toContain(before)
    expect(toldOf(sound.replace(before, after))).toEqual(told)
  })

  test('marks of the page from which a text was copied are told once', () => {
    expect(toldOf(sound.replace('web]', 'web] <1>').replace('runner = "systemd"', 'runner = "systemd" <2>'))).toEqual(['2 unexpected-word'])
  })

  test('the lines of a shell script around a text are told once', () => {
    expect(toldOf(`cat << EOF > /etc/drbd-reactor.d/web.toml\n${sound}EOF\n`)).toEqual(['1 missing-equals'])
    expect(toldOf(`${sound}EOF\n`)).toEqual(['10 missing-equals'])
  })

  test('lines behind a broken list are told by themselves', () => {
    expect(toldOf(sound.replace('start = [', 'start is [').replace('runner =', 'runner'))).toEqual(['3 missing-equals', '8 missing-equals'])
  })

  test('what is below a sound header again is told', () => {
    expect(toldOf(`${sound.replace('[promoter.resources.web]', '[promoter.resources.web')}[[log]]\nlevl = "info"\n`)).toEqual(['2 invalid-header', '11 unknown-key'])
  })
})
