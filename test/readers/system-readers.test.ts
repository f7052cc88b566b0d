import { describe, expect, test } from 'vitest'

import { initSystem } from '../../src/readers/init-system.js'
import { kernel } from '../../src/readers/kernel.js'
import { moduleVersion } from '../../src/readers/module-version.js'
import { operatingSystem } from '../../src/readers/operating-system.js'
import { packages } from '../../src/readers/packages.js'
import type { Reader } from '../../src/readers/reader.js'

/** The facts of a text, without kinds and places; each place must hold what the fact says. */
function said(reader: Reader, path: string, text: string): readonly unknown[] {
  return reader.read({ text, file: path, path }).facts.flatMap(({ kind, origin, ...fact }) => {
    if (kind === 'config-file') return []
    expect(text.slice(origin.span.start, origin.span.end)).not.toBe('')
    return [fact]
  })
}

describe('the operating system', () => {
  test.each([
    ['/etc/os-release', 'PRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\nVERSION_ID="12"\nID=debian\n', { name: 'debian', version: '12' }],
    ['/etc/os-release', "ID='sles'\nVERSION_ID='12.5'\n", { name: 'sles', version: '12.5' }],
    ['/etc/debian_version', '5.0.10\n', { name: 'debian', version: '5.0' }],
    ['/etc/debian_version', 'lenny/sid\n', { name: 'debian' }],
    ['/etc/redhat-release', 'CentOS release 5.5 (Final)\n', { name: 'centos', version: '5.5' }],
    ['/etc/redhat-release', 'Red Hat Enterprise Linux Server release 6.4 (Santiago)\n', { name: 'rhel', version: '6.4' }],
    ['/etc/redhat-release', 'Red Hat Enterprise Linux ES release 4 (Nahant Update 7)\n', { name: 'rhel', version: '4' }],
    ['/etc/SuSE-release', 'SUSE Linux Enterprise Server 11 (x86_64)\nVERSION = 11\nPATCHLEVEL = 3\n', { name: 'sles', version: '11.3' }],
    ['/etc/lsb-release', 'DISTRIB_ID=Ubuntu\nDISTRIB_RELEASE=12.04\n', { name: 'ubuntu', version: '12.04' }],
  ])('%s %s', (path, text, system) => {
    expect(said(operatingSystem, path, text)).toEqual([system])
  })
  test.each([['/etc/redhat-release', 'Some System\n'], ['/etc/os-release', '\n'], ['/etc/os-release', 'VERSION_ID=1\n']])('nothing in %s %s', (path, text) => {
    expect(said(operatingSystem, path, text)).toEqual([])
  })
})

describe('packages', () => {
  test('of rpm -qa, also with the date that sosreport adds', () => {
    const text = 'glibc-2.5-49.x86_64\ncman-2.0.115-34.el5.x86_64   Thu Jan  1 00:00:00 2015\nkmod-drbd83-8.3.8-1.el5.centos.x86_64\n'
    expect(said(packages, 'installed-rpms', text)).toEqual([
      { name: 'cman', version: '2.0.115' },
      { name: 'kmod-drbd83', version: '8.3.8' },
    ])
  })
  test('of dpkg -l, without those that were removed', () => {
    const text = '||/ Name Version Architecture Description\n+++-====-===\nii  drbd8-utils  2:8.3.13-2  amd64  tools\nrc  heartbeat  1:3.0.5-3  amd64  gone\nii  libheartbeat2:amd64 1:3.0.6-1 amd64 library\n'
    expect(said(packages, 'installed-debs', text)).toEqual([
      { name: 'drbd8-utils', version: '8.3.13-2' },
      { name: 'libheartbeat2', version: '3.0.6-1' },
    ])
  })
  test('of a list of names and versions', () => {
    expect(said(packages, 'facts/packages.txt', 'ocfs2-tools 1.4.4\nbash 5.2\n')).toEqual([{ name: 'ocfs2-tools', version: '1.4.4' }])
  })
})

describe('the kernel', () => {
  test.each([
    ['Linux alpha 2.6.18-194.el5 #1 SMP Fri Apr 2 14:58:14 EDT 2010 x86_64 GNU/Linux\n', '2.6.18-194.el5'],
    ['6.1.0-18-amd64\n', '6.1.0-18-amd64'],
  ])('%s', (text, release) => expect(said(kernel, 'facts/kernel.txt', text)).toEqual([{ release }]))
  test('a host name alone is no kernel', () => expect(said(kernel, 'facts/kernel.txt', 'alpha\n')).toEqual([]))
})

describe('the installed module', () => {
  const info = (file: string, version: string): string => `filename:       /lib/modules/2.6.18/extra/${file}.ko\nalias:          block-major-147-*\nversion:        ${version}\nsrcversion: 8\n`
  test('drbd', () => {
    expect(said(moduleVersion, 'facts/modinfo-drbd.txt', info('drbd', '8.3.15'))).toEqual([{ name: 'drbd', version: '8.3.15' }])
    expect(said(moduleVersion, '/sys/module/drbd/version', '9.1.4\n')).toEqual([{ name: 'drbd', version: '9.1.4' }])
  })
  test('among others', () => {
    const text = `${info('dlm', '1.0')}\n${info('drbd', '9.0.1')}`
    expect(said(moduleVersion, 'sos_commands/kernel/modinfo_dlm_drbd', text)).toEqual([{ name: 'drbd', version: '9.0.1' }])
  })
})

test('process 1', () => {
  expect(said(initSystem, 'facts/init.txt', 'systemd\n')).toEqual([{ name: 'systemd' }])
  expect(said(initSystem, 'facts/init.txt', '/sbin/init\n')).toEqual([{ name: 'init' }])
})
