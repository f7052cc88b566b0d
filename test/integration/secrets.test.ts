import { join } from 'node:path'
import { describe, expect, test } from 'vitest'

import { folderWith, runCli } from '../support/run-cli.js'
import { printedBy } from '../support/run-main.js'

const canary = 'canary-7f31'

/** Every slot for a secret, each also in a file that is broken around it, and on both hosts with another value. */
function hostFiles(host: string, own: string): Record<string, string> {
  const secret = `${canary}-${own}`
  const drbd = (body: string): string => `resource r0 {\n  protocol C;\n${body}\n  on alpha { device /dev/drbd0; disk /dev/sda1; address 192.0.2.1:7788; meta-disk internal; }\n  on beta { device /dev/drbd0; disk /dev/sda1; address 192.0.2.2:7788; meta-disk internal; }\n}\n`
  return {
    [`${host}/etc/ha.d/ha.cf`]: `keepalve 1\nstonith_host * ipmilan ${host} 192.0.2.3 root ${secret}\nstonith_host * external/ipmi ${secret}\nstonith nosuchtype ${secret}\nbcast eth0\nnode alpha beta\n`,
    [`${host}/etc/ha.d/authkeys`]: `auth   1\n1 sha1 ${secret}\n2 md5   ${secret}\n3 sha256 ${secret}\n99 sha1 ${secret}\nx sha1 ${secret}\n1 crc ${secret}\n4 sha1 ${secret} ${secret}\nauth ${secret}\n`,
    [`${host}/etc/drbd.conf`]: drbd(`  net { cram-hmac-alg sha1; shared-secret "${secret}"; shared-secret ${secret}-2; timeout 9999; }\n  net { shared-secret ${secret} }`),
    [`${host}/etc/drbd.d/unterminated.res`]: drbd(`  net { shared-secret "${secret};\n cram-hmac-alg ${host}; }`),
    [`${host}/etc/drbd.d/misspelt.res`]: drbd(`  net { shared-secrett "${secret}"; shared_secret ${secret}; }`),
    [`${host}/etc/cluster/cluster.conf`]: `<?xml version="1.0"?>\n<cluster name="demo" config_version="1"><clusternodes><clusternode name="alpha" nodeid="1"/><clusternode name="beta" nodeid="1"/></clusternodes>\n<fencedevices><fencedevice name="a" agent="fence_ipmilan" ipaddr="192.0.2.9" login="root" passwd="${secret}" passwdd="x"/><fencedevice name="b" agent="fence_apc" passwd='${secret}' passwd="${secret}"/><fencedevice name="c" agent="fence_own" passwd="${secret}"/></fencedevices>\n<rm><resources><netfs name="n" password="${secret}"/></resources></rm></cluster>\n`,
  }
}

describe('a secret never leaves', () => {
  const folder = folderWith({ ...hostFiles('alpha', 'one'), ...hostFiles('beta', 'two') })
  const formats = ['text', 'concise', 'json', 'jsonl', 'sarif', 'junit', 'checkstyle', 'github', 'gitlab', 'html']
  const files = Object.keys(hostFiles('alpha', 'one'))

  test('the cluster has findings at the secrets', () => {
    const { stdout } = runCli(['--format', 'concise', '.'], { cwd: folder })
    for (const part of ['authkeys', 'drbd.conf', 'cluster.conf', 'ha.cf']) expect(stdout).toContain(part)
  })

  const expectNone = ({ stdout, stderr }: { readonly stdout: string; readonly stderr: string }): void => {
    expect(stdout).not.toContain(canary)
    expect(stderr).not.toContain(canary)
  }

  test.each(formats)('by check --format %s, of the cluster or of each file', async format => {
    for (const paths of [[folder], files.map(file => join(folder, file))]) {
      const printed = await printedBy(['--format', format, '--verbose', ...paths])
      expect(printed.stdout.length).toBeGreaterThan(0)
      expectNone(printed)
    }
  })

  // Threads are there in the built command only.
  test.each([
    [['-o', 'json', '-o', 'text=report.txt', '.']],
    [['--jobs', '2', '--format', 'json', ...files]],
    [['--jobs', '2', '--fix=unsafe', '--diff', ...files]],
  ])('by the built command: %j', args => {
    expectNone(runCli(args, { cwd: folder }))
  })

  const inFolder = (file: string): string => join(folder, file)
  test.each([
    ['dump', folder],
    ['dump', '--format', 'json', folder],
    ['rename', 'host', 'alpha', 'gamma', '--diff', folder],
    ['fmt', '--diff', folder],
    ['--fix=unsafe', '--diff', folder],
    ['diff', inFolder('alpha'), inFolder('beta')],
    ['diff', '--format', 'json', inFolder('alpha'), inFolder('beta')],
    ['graph', '--format', 'svg', folder],
    ['graph', '--format', 'html', folder],
    ['graph', '--format', 'mermaid', folder],
    ['graph', '--format', 'dot', folder],
    ['graph', '--format', 'json', folder],
    ['explain', 'cluster', folder],
    ...files.flatMap(file => [1, 2, 3, 4, 5].map(line => ['explain', `${inFolder(file)}:${line}`])),
  ].map(args => [args.join(' ').replaceAll(folder, '.'), args] as const))('by %s', async (_, args) => {
    expectNone(await printedBy(args))
  })
})
