import { describe, expect, test } from 'vitest'

import { resourceScript } from '../../src/readers/resource-script.js'
import { factsIn, placesOf } from './read-text.js'

/** Lists `branch: command arguments` with a mark for each property. */
function commandsOf(text: string): string[] {
  return factsIn(resourceScript, 'script-command', text, { path: '/etc/ha.d/resource.d/drbddisk' }).map(
    ({ branch, command, arguments: words, isExec, isUnreachable, isChecked }) =>
      `${branch}: ${[command, ...words].join(' ')}${isExec ? ' exec' : ''}${isUnreachable ? ' unreachable' : ''}${isChecked ? ' checked' : ''}`,
  )
}

const adapted = `#!/bin/bash
#
# This script is inteded to be used as resource script by heartbeat
#
DRBDADM="/sbin/drbdadm"
if [ "$#" -eq 2 ]; then
  RES="$1"
  CMD="$2"
else
  RES="all"
  CMD="$1"
fi

case "$CMD" in
    start)
	# try several times, in case heartbeat deadtime
	# was smaller than drbd ping time
	try=6
	while true; do
		$DRBDADM primary $RES && break
		let "--try" || exit 20
		sleep 1
	done
	vgchange -aly
	gnbd_serv
	gnbd_export -e shared -d /dev/drbd0
	;;
    stop)
	# exec, so the exit code of drbdadm propagates
	exec $DRBDADM secondary $RES
	gnbd_export -R
	gnbd_serv -k
	vgchange -aln
	;;
    status)
	if [ "$RES" = "all" ]; then
	    echo "A resource name is required for status inquiries."
	    exit 10
	fi
	ST=$( $DRBDADM state $RES 2>&1 )
	STATE=\${ST%/*}
	case $STATE in
		Primary)
			echo "running"
			;;
		Secondary|Unconfigured)
			echo "stopped"
			;;
	esac
	;;
    *)
	echo "Usage: drbddisk [resource] {start|stop|status}"
	exit 1
	;;
esac

exit 0
`

describe('an adapted drbddisk', () => {
  test('its commands', () => {
    expect(commandsOf(adapted)).toEqual([
      'start: true checked',
      'start: drbdadm primary $RES checked',
      'start: break',
      'start: let --try checked',
      'start: exit 20',
      'start: sleep 1',
      'start: vgchange -aly',
      'start: gnbd_serv',
      'start: gnbd_export -e shared -d /dev/drbd0',
      'stop: drbdadm secondary $RES exec checked',
      'stop: gnbd_export -R unreachable',
      'stop: gnbd_serv -k unreachable',
      'stop: vgchange -aln unreachable',
      'status: [ $RES = all ] checked',
      'status: echo A resource name is required for status inquiries.',
      'status: exit 10',
      'status: echo running',
      'status: echo stopped',
    ])
  })

  test('their places', () => {
    const places = placesOf(resourceScript, 'script-command', adapted)
    expect(places).toContain('exec $DRBDADM secondary $RES')
    expect(places).toContain('gnbd_export -R')
  })

  test('comments and layout do not change its fingerprint, a command does', () => {
    const print = (text: string): string | undefined => factsIn(resourceScript, 'resource-script', text)[0]?.fingerprint
    expect(print(adapted)).toBe(print(adapted.replace('# try several times', '# try some times').replaceAll('\t', '  ')))
    expect(print(adapted)).not.toBe(print(adapted.replace('gnbd_serv -k', 'gnbd_serv')))
    expect(print(adapted)).toMatch(/^[0-9a-f]{16}$/)
  })

  test('whether it may be run', () => {
    const isExecutable = (mode: number): unknown => factsIn(resourceScript, 'resource-script', adapted, { mode })[0]?.isExecutable
    expect([isExecutable(0o755), isExecutable(0o644)]).toEqual([true, false])
    expect(factsIn(resourceScript, 'resource-script', adapted)[0]).not.toHaveProperty('isExecutable')
  })
})

const branch = (body: string, after = ''): string[] => commandsOf(`#!/bin/sh\ncase $1 in\nstop)\n${body}\n;;\nesac\n${after}`).map(line => line.slice(6))

test.each([
  ['the last command gives the status', 'a; b', '', ['a', 'b checked']],
  ['exit 0 loses it', 'a; b', 'exit 0', ['a', 'b']],
  ['exit with the last status keeps it', 'a; b', 'exit $?', ['a', 'b checked']],
  ['a bare exit keeps it', 'a; b', 'exit', ['a', 'b checked']],
  ['a kept status', 'a\nRET=$?\nb', 'exit $RET', ['a checked', 'b']],
  ['a status tested in if', 'a\nif [ $? -ne 0 ]; then b; fi', 'exit 0', ['a checked', '[ $? -ne 0 ] checked', 'b']],
  ['or', 'a || exit 1', 'exit 0', ['a checked', 'exit 1']],
  ['or on the next line', 'a ||\n exit 1', 'exit 0', ['a checked', 'exit 1']],
  ['if', 'if a; then b; else c; fi', 'exit 0', ['a checked', 'b', 'c']],
  ['if not', 'if ! a; then b; fi', 'exit 0', ['a checked', 'b']],
  ['the branches of if are last', 'if a; then b; else c; fi', '', ['a checked', 'b checked', 'c checked']],
  ['a pipeline has the status of its end', 'a | b || exit 1', 'exit 0', ['a', 'b checked', 'exit 1']],
  ['a command in the background has none', 'a & b', '', ['a', 'b checked']],
  ['a group', '{ a; b; } || exit 1', 'exit 0', ['a', 'b checked', 'exit 1']],
  ['set -e', 'set -e\na\nb', 'exit 0', ['set -e checked', 'a checked', 'b checked']],
  ['a nested case', 'case $2 in x) a ;; y) b ;; esac || exit 1', 'exit 0', ['a checked', 'b checked', 'exit 1']],
  ['exec in if may not happen', 'if a; then exec b; fi\nc', '', ['a checked', 'b exec checked', 'c checked']],
  ['exec in one arm leaves the other', 'if a; then exec b; c; else d; fi', 'exit 0', ['a checked', 'b exec checked', 'c unreachable', 'd']],
  ['exec behind or may not happen', 'a || exec b\nc', 'exit 0', ['a checked', 'b exec checked', 'c']],
  ['exec in a pipeline', 'exec a | b\nc', 'exit 0', ['a exec checked', 'b', 'c']],
  ['exec in a subshell', '(exec a)\nb', 'exit 0', ['a exec checked', 'b']],
  ['exec in a group', '{ exec a; }\nb', 'exit 0', ['a exec checked', 'b unreachable']],
  ['exec for redirections only', 'exec 2>/dev/null\na', 'exit 0', ['exec', 'a']],
  ['exec before if', 'exec a\nif b; then c; else d; fi', 'exit 0', ['a exec checked', 'b unreachable checked', 'c unreachable', 'd unreachable']],
  ['redirections are no words', 'a > /tmp/x 2>&1 b < c', '', ['a b checked']],
  ['assignments before a command', 'X=1 a', '', ['a checked']],
  ['a continued line', 'a \\\n  b', '', ['a b checked']],
  ['a here-document is no command', 'a <<EOF\nb; exec c\nEOF\nd', 'exit 0', ['a', 'd']],
  ['quoted words', `a "b c" 'd;e'`, '', ['a b c d;e checked']],
  ['keywords as arguments', 'a if then esac', '', ['a if then esac checked']],
])('%s', (_title, body, after, expected) => {
  expect(branch(body, after)).toEqual(expected)
})

test('a branch with several labels', () => {
  expect(commandsOf('#!/bin/sh\ncase $1 in\n  stop | "restart") a ;;\n(*) b ;;\nesac\n')).toEqual(['stop: a checked', 'restart: a checked'])
})

test('functions count where they are called', () => {
  const text = `#!/bin/sh
export_device() {
  a || return 1
  b
}
function give_up { exec c; }
case $1 in
  start) export_device || exit 1 ;;
  stop) export_device; give_up; d ;;
  status) e ;;
esac
exit 0
`
  expect(commandsOf(text)).toEqual([
    'start: a checked',
    'start: return 1',
    'start: b checked',
    'start: exit 1',
    'stop: a checked',
    'stop: return 1',
    'stop: b',
    'stop: c exec checked',
    'stop: d unreachable',
    'status: e',
  ])
})

test('a function that calls itself', () => {
  expect(commandsOf('#!/bin/sh\nf() { a; f; }\ncase $1 in start) f;; esac')).toEqual(['start: a', 'start: f checked'])
})

test('variables with a default', () => {
  const text = '#!/bin/sh\n: ${X}\nADM=${ADM:-/usr/sbin/drbdadm}\nDEV="/dev/drbd0"\ncase $1 in start) $ADM up "$DEV" $2 ;; esac\n'
  expect(commandsOf(text)).toEqual(['start: drbdadm up /dev/drbd0 $2 checked'])
})

test('a variable with two values is not filled in', () => {
  expect(commandsOf('#!/bin/sh\nA=x\nA=y\ncase $1 in start) $A ;; esac\n')).toEqual(['start: $A checked'])
})

test('a script of another language has no commands', () => {
  expect(commandsOf('#!/usr/bin/perl\ncase $1 in start) a ;; esac\n')).toEqual([])
})

test('broken neighbours', () => {
  expect(commandsOf('#!/bin/sh\nfi done } )\ncase $1 in start) a; fi; b ;; esac')).toEqual(['start: a', 'start: b checked'])
  expect(commandsOf('#!/bin/sh\ncase $1 in start) a; "b')).toEqual(['start: a', 'start: b checked'])
})

test('passwords on a command line are left out', () => {
  const text = '#!/bin/sh\ncase $1 in start) fence_x --password not-a-secret -o on; y passwd=not-a-secret --PASS not-a-secret ;; esac\n'
  expect(commandsOf(text)).toEqual(['start: fence_x --password *** -o on', 'start: y passwd=*** --PASS *** checked'])
})

describe('functions', () => {
  const body = (header: string): string => `#!/bin/sh\n${header}\n  exec drbdadm primary r0\n}\ncase "$1" in\nstart) up; vgchange -aly;;\nstop) true; vgchange -an;;\nesac\n`

  test.each(['up() {', 'up ()\n{', 'function up {', 'function up() {', 'function up\n{'])('%j that replaces the shell makes unreachable what follows its call', header => {
    const commands = commandsOf(body(header))
    expect(commands).toContain('start: vgchange -aly unreachable checked')
    expect(commands.filter(command => command.startsWith('stop: vgchange'))).toEqual(['stop: vgchange -an checked'])
  })
})
