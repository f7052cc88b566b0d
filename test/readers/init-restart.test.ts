import { expect, test } from 'vitest'

import { initScript } from '../../src/readers/init-script.js'
import { readText } from './read-text.js'

/** The text at which a restart ends. */
function endOf(text: string): string | undefined {
  const [fact] = readText(initScript, text, { path: '/etc/init.d/clvmd' }).facts.filter(({ kind }) => kind === 'init-script')
  const at = fact?.kind === 'init-script' ? fact.restartEndsAt : undefined
  return at === undefined ? undefined : text.slice(at.span.start, at.span.end)
}

const script = (stop: string, set = 'set -e\n', head = '#!/bin/sh\n'): string =>
  `${head}${set}d_stop() {\n  ${stop}\n}\ncase "$1" in\n  start) clvmd ;;\n  restart|force-reload)\n    d_stop\n    sleep 1\n    clvmd\n    ;;\nesac\nexit 0\n`

test('a stop that fails ends the restart, in a function and in the branch', () => {
  expect(endOf(script('start-stop-daemon --stop --name clvmd'))).toBe('start-stop-daemon --stop --name clvmd')
  expect(endOf(script('/sbin/start-stop-daemon -K -n clvmd', '', '#! /bin/sh -e\n'))).toContain('-K')
  expect(endOf('#!/bin/sh\nset -eu\ncase "$1" in\n  restart)\n    start-stop-daemon --stop --name x\n    x\n    ;;\nesac\n')).toContain('--stop')
})

test('what goes on all the same is no fault', () => {
  for (const text of [
    script('start-stop-daemon --stop --oknodo --name clvmd'),
    script('start-stop-daemon --stop -o --name clvmd'),
    script('start-stop-daemon --stop --name clvmd || true'),
    script('start-stop-daemon --stop --name clvmd', ''),
    script('killproc clvmd'),
    '#!/bin/sh\nset -e\ncase "$1" in\n  restart)\n    start-stop-daemon --stop --name x || true\n    x\n    ;;\nesac\n',
    '#!/bin/sh\nset -e\ncase "$1" in\n  stop) start-stop-daemon --stop --name x ;;\nesac\n',
  ]) expect(endOf(text), text).toBeUndefined()
})
