import { describe, expect, test } from 'vitest'

import { builtinLanguages } from '../../src/languages/builtin.js'
import type { Language } from '../../src/languages/language.js'
import { formatted } from '../../src/testing/laws.js'
import { createSource } from '../../src/text/source.js'

const languages = new Map<string, Language>()
for (const entry of builtinLanguages) languages.set(entry.id, await entry.load())

function languageOf(id: string): Language {
  const language = languages.get(id)
  if (language === undefined) throw new Error(id)
  return language
}

function doubtOf(id: string, text: string): string | undefined {
  const language = languageOf(id)
  return language.layoutDoubt?.(language.parse(createSource('doubt', text)))?.message
}

describe('files whose structure is in doubt stay as they are', () => {
  test.each([
    ['drbd-conf', 'resource {{ name }} {\n  protocol   C;\n}\n', '"{{" begins a mark of a template'],
    ['drbd-conf', '{% for r in list %}\nresource r0 {\n  protocol   C;\n}\n{% endfor %}\n', '"{%" begins a mark of a template'],
    ['drbd-conf', 'resource r0 {\n on ${HOST} {\n  disk   /dev/sda;\n }\n}\n', '"${" begins a mark of a template'],
    ['drbd-conf', 'cat <<EOF\nresource r0 {\n protocol   C;\n}\nEOF\n', '"<<EOF" begins a text in a shell script'],
    ['drbd-conf', 'resource r0 {\n  net {\n   timeout   60;\n}\n', '"resource r0" is not closed'],
    ['drbd-conf', 'resource r0 {\n   protocol   C;\n}\n}\n', 'this "}" closes nothing'],
    ['drbd-conf', 'resource r0 {\n   {\n   protocol   C;\n}\n}\n', 'this "{" has no name before it'],
    ['drbd-conf', 'resource r0 {\n   net {\n   shared-secret "x;\n}\n}\n', 'a string does not end on its line'],
  ])('%s %j', (id, text, message) => {
    expect(formatted(languageOf(id), text)).toBe(text)
    expect(doubtOf(id, text)).toBe(message)
  })

  test.each([
    ['drbd-conf', 'resource r0 {\n  net { shared-secret   "{{ secret }}"; } # {{ managed }}\n}\n'],
    ['cluster-conf', '<cluster name="{{ name }}"   config_version="1"/>\n'],
    ['ha-cf', 'node   {{ name }}\n'],
    ['haresources', 'alpha   ${ADDRESS}\n'],
    ['authkeys', 'auth   1\n1   sha1   {{ key }}\n'],
    ['ocfs2-conf', 'cluster:\n\tname = <%= @name %>\n'],
  ])('%s %j is not in doubt', (id, text) => expect(doubtOf(id, text)).toBeUndefined())
})

describe('lines that a template fills in stay as they are, others do not', () => {
  test.each([
    ['ha-cf', 'node   alpha\n  node   {{ peer }}  \n\n\n  bcast   eth0\n', 'node alpha\n  node   {{ peer }}  \n\nbcast eth0\n'],
    ['ha-cf', '{% if x %}\n   node   alpha\n  {% endif %}\n   node   beta\n', '{% if x %}\nnode alpha\n  {% endif %}\nnode beta\n'],
    ['haresources', '  alpha   $(address)   httpd\nbeta   httpd\n', '  alpha   $(address)   httpd\nbeta httpd\n'],
    ['authkeys', 'auth   1\n 1   sha1   <%= @key %> \n', 'auth 1\n 1   sha1   <%= @key %> \n'],
    ['ocfs2-conf', 'cluster:\n\tname=demo\n    node_count={{ count }}\n', 'cluster:\n\tname = demo\n    node_count={{ count }}\n'],
    ['drbd-conf', 'resource r0 {\nprotocol   C;\n      disk   <%= @disk %>  ;\ndevice   /dev/drbd0;\n}\n', 'resource r0 {\n  protocol C;\n      disk   <%= @disk %>  ;\n  device /dev/drbd0;\n}\n'],
    ['cluster-conf', '<cluster>\n<rm   log_level="7"/>\n     <fence_daemon   post_join_delay="{{ delay }}"/>\n</cluster>\n', '<cluster>\n  <rm log_level="7"/>\n     <fence_daemon   post_join_delay="{{ delay }}"/>\n</cluster>\n'],
    ['ha-cf', 'cat   > x <<EOF\n  node   alpha\nEOF\nnode   beta\n', 'cat   > x <<EOF\n  node   alpha\nEOF\nnode beta\n'],
  ])('%s %j', (id, before, after) => expect(formatted(languageOf(id), before)).toBe(after))
})

describe('lines of drbd.conf that are not understood stay as they are', () => {
  test.each([
    ['resource r0 {\n      protocol   C\n    net {\n  timeout   60;\n    }\n}\n', 'resource r0 {\n      protocol   C\n  net {\n    timeout 60;\n  }\n}\n'],
    ['resource r0 {\n net {\n   timeout   60\n ping-int   10;\n }\n}\n', 'resource r0 {\n  net {\n   timeout   60\n    ping-int 10;\n  }\n}\n'],
  ])('%j', (before, after) => expect(formatted(languageOf('drbd-conf'), before)).toBe(after))
})

describe('comments behind words that stood in one column do so again', () => {
  test.each([
    ['ha-cf', 'node   alpha    # here\nbcast  eth0     # there\n', 'node  alpha # here\nbcast eth0  # there\n'],
    ['haresources', 'alpha   httpd     # web\nbeta    smb       # files\n', 'alpha httpd # web\nbeta smb    # files\n'],
    ['authkeys', 'auth   2      # the second\n2   crc       # no secret\n', 'auth 2 # the second\n2 crc  # no secret\n'],
  ])('%s %j', (id, before, after) => expect(formatted(languageOf(id), before)).toBe(after))

  test.each([
    ['ha-cf', 'node alpha # here\nbcast eth0  # there\n', 'node  alpha # here\nbcast eth0 # there\n'],
  ])('%s %j was not aligned', (id, before, after) => expect(formatted(languageOf(id), before)).toBe(after))
})

describe('columns of drbd.conf', () => {
  const text = 'resource r0 {\n  on alpha {\n    device      /dev/drbd0;   # one\n    disk        /dev/sda1;    # two\n    meta-disk   internal;     # three\n    address 192.0.2.1:7788;\n  }\n}\n'
  const format = (align: boolean): string => formatted({ ...languageOf('drbd-conf'), format: file => languageOf('drbd-conf').format(file, { align }) }, text)

  test('are kept where format.align says so', () => {
    expect(format(true)).toBe(
      'resource r0 {\n  on alpha {\n    device    /dev/drbd0; # one\n    disk      /dev/sda1;  # two\n    meta-disk internal;   # three\n    address 192.0.2.1:7788;\n  }\n}\n',
    )
  })
  test('are not kept otherwise', () => {
    expect(format(false)).toContain('    device /dev/drbd0; # one\n    disk /dev/sda1; # two\n')
  })
  test('an index stays beside its device, as it is written', () => {
    expect(formatted(languageOf('drbd-conf'), 'resource r0 {\n  meta-disk   /dev/md[0];\n}\n')).toBe('resource r0 {\n  meta-disk /dev/md[0];\n}\n')
    expect(formatted(languageOf('drbd-conf'), 'resource r0 {\n  meta-disk /dev/md   [ 0 ];\n}\n')).toBe('resource r0 {\n  meta-disk /dev/md [0];\n}\n')
  })
})

test('a line that is long by its blanks alone is laid out at the first pass', () => {
  const blanks = ' '.repeat(5200)
  for (const id of ['authkeys', 'haresources', 'ha-cf']) {
    const once = formatted(languageOf(id), `alpha b ${blanks}\n`)
    expect(formatted(languageOf(id), once)).toBe(once)
  }
  expect(formatted(languageOf('authkeys'), `auth 2 \n2 sha1 not-a-secret${blanks}\n`)).toBe('auth 2\n2 sha1 not-a-secret\n')
})

test('a carriage return that ends no line stays', () => {
  for (const id of languages.keys()) expect(formatted(languageOf(id), '\r')).toBe('\r')
})
