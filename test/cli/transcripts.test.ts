import { mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { expect, test } from 'vitest'

import { expectRecorded } from '../support/recorded.js'
import { printedBy } from '../support/run-main.js'
import { temporaryFolder } from '../support/temporary-folder.js'

/** A pair of Heartbeat in which a few things are wrong, in one file, between files and between hosts. */
const drbd = (port: number): string => `common {
  syncer { rate 10M; }
}
resource r0 {
  protocol C;
  net { cram-hmac-alg sha1; shared-secret "not-a-secret"; }
  on alpha { device /dev/drbd0; disk /dev/vg0/data; address 192.0.2.1:${port}; meta-disk internal; }
  on beta { device /dev/drbd0; disk /dev/vg0/data; address 192.0.2.2:${port}; meta-disk internal; }
}
`
const files: Readonly<Record<string, string>> = {
  'alpha/etc/hostname': 'alpha\n',
  'alpha/etc/drbd.conf': drbd(7788),
  'alpha/etc/ha.d/ha.cf': 'keepalive 2\ndeadtime  3\n# cfgcheck-ignore ha-cf/unsafe-single-path: there is one switch\nbcast eth0\nauto_failback on\nnode alpha\nnode beta\nudpport 694\nnode  beta\n',
  'alpha/etc/ha.d/haresources': 'alpha   drbddisk::r0 Filesystem::/dev/drbd0::/srv::ext3 192.0.2.10\n',
  'alpha/etc/ha.d/authkeys': 'auth 1\n1 sha1 not-a-secret\n',
  'alpha/etc/ocfs2/cluster.conf': 'node:\n\tip_port = 7777\n\tip_address = 192.0.2.1\n\tnumber = 0\n\tname = alpha\n\tcluster = demo\n\ncluster:\n\tnode_count = 1\n\tname = demo\n',
  'beta/etc/hostname': 'beta\n',
  'beta/etc/drbd.conf': drbd(7789),
  'beta/etc/ha.d/ha.cf': 'keepalive 2\ndeadtime 30\nbcast eth0\nauto_failback on\nnode alpha\nnode beta\nudpport 694\nunknown-word 1\n',
  'beta/etc/ha.d/haresources': 'alpha drbddisk::r0 Filesystem::/dev/drbd0::/srv::ext3 192.0.2.10\n',
  'beta/etc/ha.d/authkeys': 'auth 2\n2 md5 not-a-secret-either\n',
}

const commands = [
  'check', 'check -q --fail-on never --only authkeys/* .', 'check --format concise .', 'check --format github .', 'check --statistics .', 'check --statistics --format json .', 'check --list-files .', 'check -v --only authkeys/* alpha',
  'check --only ha-cf/* .', 'check --only ha-cf/duplicate-host --format json .', 'check --ignore cluster/* --ignore drbd-conf/* .', 'check --rule ha-cf/duplicate-host=info --rule ha-cf/conflicting-deadtime=off alpha', 'check --no-inline-config --only ha-cf/* .',
  'check --diff --fix=unsafe .', 'check --beyond-files .', 'check --shard 2/2 .', 'check --target drbd=9.22 alpha/etc/drbd.conf', 'check --language ha-cf alpha/etc/ha.d/haresources', 'check --format concise --host one=alpha --host two=beta', 'check no-such-file', 'check --only no-such-rule .',
  'fmt --check .', 'fmt --diff .', 'diff alpha beta', 'diff --format json alpha beta', 'diff alpha/etc/ha.d/ha.cf beta/etc/ha.d/ha.cf',
  'explain ha-cf/conflicting-deadtime', 'explain conflicting-deadtime', 'explain drbd-conf net.ping-timeout', 'explain ha-cf deadtime', 'explain deadtime', 'explain no-such-thing', 'explain alpha/etc/ha.d/ha.cf:3', 'explain alpha/etc/drbd.conf:7', 'explain cluster .',
  'rename host beta gamma .', 'rename resource r0 data .', 'rename resource r9 data .', 'rename host beta alpha .', 'dump alpha/etc/ha.d/ha.cf', 'dump alpha/etc/drbd.conf', 'dump --format json alpha/etc/drbd.conf', 'graph --format mermaid .', 'graph --format dot alpha',
  'rules --severity fatal', 'baseline check .', 'completion no-such-shell',
]
const nameOf = (command: string): string => `${command.replace(/[^\w.-]+/g, '-')}.txt`

const folder = temporaryFolder()
for (const [path, text] of Object.entries(files)) {
  mkdirSync(dirname(join(folder, path)), { recursive: true })
  writeFileSync(join(folder, path), text, { mode: 0o600 })
}

test.each(commands)('cfgcheck %s', async command => {
  const { code, stdout, stderr } = await printedBy(command.split(' '), folder)
  const text = `$ cfgcheck ${command}\n${stdout}${stderr === '' ? '' : `--- on standard error\n${stderr}`}--- ends with ${code}\n`
  expectRecorded(text, join('test/cli/recorded/transcripts', nameOf(command)))
})

test('no other command is recorded', () => {
  expect(readdirSync('test/cli/recorded/transcripts').sort()).toEqual(commands.map(nameOf).sort())
})
