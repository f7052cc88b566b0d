import { describe, expect, test } from 'vitest'

import { hostname } from '../../src/readers/hostname.js'
import { hosts } from '../../src/readers/hosts.js'
import { modules } from '../../src/readers/modules.js'
import { rcLink } from '../../src/readers/rc-link.js'
import { rcOrder } from '../../src/readers/rc-order.js'
import { shellVariables } from '../../src/readers/shell-variables.js'
import { factsIn, faultsAt, placesOf, readText } from './read-text.js'

describe('hostname', () => {
  test.each([
    ['/etc/hostname', '# set by hand\n\n  alpha.example.com  \nbeta\n', 'alpha.example.com', 'hostname'],
    ['/etc/HOSTNAME', 'alpha.example.com\n', 'alpha', 'hostname'],
    ['/etc/ha.d/nodeinfo', 'alpha\n', 'alpha', 'nodeinfo'],
    ['hostname', 'alpha\r\n', 'alpha', 'hostname'],
    ['sos_commands/kernel/uname_-a', 'Linux beta 5.10.0-9-amd64 #1 SMP x86_64 GNU/Linux\n', 'beta', 'uname'],
    ['facts/uname.txt', 'beta\n', 'beta', 'uname'],
  ])('%s', (path, text, name, source) => {
    expect(factsIn(hostname, 'host-name', text, { path })).toEqual([{ name, source }])
    expect(placesOf(hostname, 'host-name', text, { path })).toEqual([name])
  })

  test('an empty file says nothing', () => {
    expect(factsIn(hostname, 'host-name', '\n# only a remark\n')).toEqual([])
  })
})

describe('hosts', () => {
  test('names and aliases', () => {
    const text = '127.0.0.1\tlocalhost\n192.0.2.4  alpha.example.com alpha # the first\n\n2001:db8::5 beta\nfe80::1%eth0 gamma\n'
    expect(factsIn(hosts, 'host-entry', text)).toEqual([
      { address: '127.0.0.1', names: ['localhost'] },
      { address: '192.0.2.4', names: ['alpha.example.com', 'alpha'] },
      { address: '2001:db8::5', names: ['beta'] },
      { address: 'fe80::1%eth0', names: ['gamma'] },
    ])
    expect(placesOf(hosts, 'host-entry', text)[1]).toBe('192.0.2.4  alpha.example.com alpha')
  })

  test('two broken lines beside a good one', () => {
    const text = '[|alpha|] 192.0.2.4\n192.0.2.5 beta\n[|192.0.2.6|]\n'
    const { expected, found } = faultsAt(hosts, text)
    expect(found).toEqual(expected)
  })

  test('a template is not judged', () => {
    expect(readText(hosts, '{{ ip }} alpha\n<%= @ip %> beta\n$IP gamma\n').faults).toEqual([])
  })
})

test('modules with parameters, comments and a missing last newline', () => {
  const text = '# /etc/modules\nloop max_loop=64  # for Xen\n; other style\ndrbd\n\n  dm-mod'
  expect(factsIn(modules, 'kernel-module', text)).toEqual([
    { name: 'loop', parameters: 'max_loop=64' },
    { name: 'drbd', parameters: '' },
    { name: 'dm-mod', parameters: '' },
  ])
  expect(placesOf(modules, 'kernel-module', text)).toEqual(['loop', 'drbd', 'dm-mod'])
})

describe('rc-order', () => {
  test('the output of ls', () => {
    const text = '/etc/rc0.d:\nK01drbd\nREADME\n\n/etc/rc2.d:\nS70drbd\nS75heartbeat\n\n/etc/rcS.d/:\nS20keyboard-setup.sh\n'
    expect(factsIn(rcOrder, 'rc-link', text)).toEqual([
      { runlevel: '0', action: 'stop', number: 1, service: 'drbd' },
      { runlevel: '2', action: 'start', number: 70, service: 'drbd' },
      { runlevel: '2', action: 'start', number: 75, service: 'heartbeat' },
      { runlevel: 'S', action: 'start', number: 20, service: 'keyboard-setup.sh' },
    ])
    expect(placesOf(rcOrder, 'rc-link', text)).toEqual(['K01drbd', 'S70drbd', 'S75heartbeat', 'S20keyboard-setup.sh'])
  })

  test('columns, long form and full paths', () => {
    const text = 'rc3.d:\nS08cman  S70drbd@\nlrwxrwxrwx 1 root root 14 May 28  2006 K05heartbeat -> ../init.d/heartbeat\n/etc/rc.d/rc5.d/S12ccsd\n'
    expect(factsIn(rcOrder, 'rc-link', text).map(({ runlevel, service }) => runlevel + service)).toEqual([
      '3cman',
      '3drbd',
      '3heartbeat',
      '5ccsd',
    ])
  })

  test('a link by its own path', () => {
    expect(factsIn(rcLink, 'rc-link', '#!/bin/sh\n', { path: '/etc/rc2.d/S70drbd' })).toEqual([
      { runlevel: '2', action: 'start', number: 70, service: 'drbd' },
    ])
    expect(factsIn(rcLink, 'rc-link', '', { path: '/etc/rc2.d/README' })).toEqual([])
  })

  test('names outside any folder are not links', () => {
    expect(factsIn(rcOrder, 'rc-link', 'S70drbd\n/etc/other:\nS70drbd\n')).toEqual([])
  })
})

describe('shell-variables', () => {
  const path = '/etc/sysconfig/cluster'

  test('plain, quoted and exported values', () => {
    const text = `# cluster\nCCSD_OPTS=""\nexport CLUSTERNAME='demo'\nNODENAME=al"pha" ; A=1 B=2\nC=\${CLUSTERNAME}-$A\n`
    expect(factsIn(shellVariables, 'shell-variable', text, { path }).map(({ name, value }) => [name, value])).toEqual([
      ['CCSD_OPTS', ''],
      ['CLUSTERNAME', 'demo'],
      ['NODENAME', 'alpha'],
      ['A', '1'],
      ['B', '2'],
      ['C', 'demo-1'],
    ])
    expect(placesOf(shellVariables, 'shell-variable', text, { path })[1]).toBe("CLUSTERNAME='demo'")
  })

  test('the last one counts', () => {
    expect(factsIn(shellVariables, 'shell-variable', 'A=1\nA=2\n', { path })).toEqual([{ path, name: 'A', value: '2' }])
  })

  test('what is computed or conditional has no value', () => {
    const text = 'A=$(hostname)\nB=`hostname`\nif true; then\n  C=1\nfi\nD=$E\n[ -z "$X" ] && F=1\nG+=x\n'
    expect(factsIn(shellVariables, 'shell-variable', text, { path })).toEqual(['A', 'B', 'C', 'D', 'F', 'G'].map(name => ({ path, name })))
  })

  test('a value for one command only is no setting', () => {
    expect(factsIn(shellVariables, 'shell-variable', 'LANG=C date\nA=1\n', { path })).toEqual([{ path, name: 'A', value: '1' }])
  })

  test('what looks like a secret is left out', () => {
    const text = 'DB_PASSWORD=not-a-secret\nROOTPW=not-a-secret\nAPI_KEY=not-a-secret\nKEYMAP=us\n'
    expect(JSON.stringify(readText(shellVariables, text, { path }))).not.toContain('not-a-secret')
    expect(factsIn(shellVariables, 'shell-variable', text, { path })[3]).toMatchObject({ value: 'us' })
  })

  test('the host name of Red Hat', () => {
    for (const [text, path] of [['HOSTNAME=alpha\n', '/etc/sysconfig/cluster'], ['NETWORKING=yes\n', '/etc/sysconfig/network'], ['HOSTNAME=$(uname -n)\n', '/etc/sysconfig/network']] as const) {
      expect(factsIn(shellVariables, 'host-name', text, { path })).toEqual([])
    }
    expect(factsIn(shellVariables, 'host-name', 'NETWORKING=yes\nHOSTNAME=alpha\n', { path: '/etc/sysconfig/network' })).toEqual([
      { name: 'alpha', source: 'hostname' },
    ])
  })

  test('blanks around the sign', () => {
    for (const text of ['A=1\nCLUSTERNAME[| = |]demo\nB=2\n', 'CLUSTERNAME[| |]=demo\n']) {
      const { expected, found } = faultsAt(shellVariables, text, { path })
      expect(found).toEqual(expected)
    }
  })

  test('a quote that is not closed', () => {
    for (const text of ['A=1\nB=[|"|]two words\n', "A=[|'|]x\n", 'A=[|`|]date\n', 'A=[|$(|]date\n', 'A=[|${|]B\n', 'A=x[|"|]y\n']) {
      const { expected, found } = faultsAt(shellVariables, text, { path })
      expect(found).toEqual(expected)
    }
  })

  test('a command with an equals sign is left alone', () => {
    expect(readText(shellVariables, '[ "$A" = 1 ] && B=1\ntest $A = 1\n', { path }).faults).toEqual([])
  })
})
