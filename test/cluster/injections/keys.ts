import { authkeys, drbdConf, gone, haCf, put, swap } from './injection.js'
import type { Injection } from './injection.js'

/** Keys of heartbeat and secrets of DRBD. */
export const keyInjections: readonly Injection[] = [
  {
    check: 'KEY-01',
    title: 'another key',
    rule: 'cluster/mismatched-authkeys',
    drift: { [authkeys]: swap('k7d0c1f4b9e26a83', 'k7d0c1f4b9e26a84') },
  },
  {
    check: 'KEY-01',
    title: 'another method',
    rule: 'cluster/mismatched-authkeys',
    drift: { [authkeys]: swap('sha1', 'md5') },
  },
  {
    check: 'KEY-01',
    title: 'another key number',
    rule: 'cluster/mismatched-authkeys',
    drift: { [authkeys]: text => text.replace('auth 1', 'auth 3').replace('1 sha1', '3 sha1') },
  },
  {
    check: 'KEY-02',
    title: 'a spare key too many',
    rule: 'cluster/mismatched-spare-authkeys',
    drift: { [authkeys]: text => `${text}2 sha1 0e8f6a5d4c3b2a19\n` },
  },
  {
    check: 'KEY-03',
    title: 'capitals in the key',
    rule: 'cluster/mismatched-authkeys',
    drift: { [authkeys]: swap('k7d0c1f4b9e26a83', 'K7D0C1F4B9E26A83') },
  },
  {
    check: 'KEY-04',
    title: 'no authkeys',
    rule: 'cluster/missing-authkeys',
    drift: { [authkeys]: gone },
    places: [haCf],
  },
  {
    check: 'KEY-05',
    title: 'crc',
    rule: 'authkeys/unsafe-crc',
    everywhere: { [authkeys]: put('auth 1\n1 crc\n') },
    isLocal: 'each',
  },
  {
    check: 'KEY-06',
    title: 'crc beside a key',
    rule: 'authkeys/unsafe-crc-entry',
    everywhere: { [authkeys]: text => `${text}2 crc\n` },
    isLocal: 'each',
  },
  {
    check: 'KEY-07',
    title: 'a placeholder',
    rule: 'authkeys/unsafe-placeholder-key',
    everywhere: { [authkeys]: swap('k7d0c1f4b9e26a83', '<your-password>') },
    isLocal: 'each',
  },
  {
    check: 'KEY-08',
    title: 'everybody may read the key',
    rule: 'authkeys/unsafe-readable-file',
    setup: { 'facts/stat.txt': put('600 root root /etc/ha.d/authkeys\n') },
    drift: { 'facts/stat.txt': swap('600', '644') },
    isLocal: true,
    places: [authkeys],
  },
  {
    check: 'KEY-09',
    title: 'another secret',
    rule: 'cluster/mismatched-drbd-secret',
    drift: { [drbdConf]: swap('another-0f3a9c', 'another-0f3a9d') },
  },
  {
    check: 'KEY-09',
    title: 'another method of DRBD',
    rule: 'cluster/mismatched-drbd-secret',
    drift: { [drbdConf]: swap('cram-hmac-alg sha1', 'cram-hmac-alg md5') },
  },
  {
    check: 'KEY-10',
    title: 'a secret that nothing uses',
    rule: 'drbd-conf/unused-shared-secret',
    everywhere: { [drbdConf]: swap('    cram-hmac-alg sha1;\n', '') },
    isLocal: 'each',
  },
  {
    check: 'KEY-10',
    title: 'a method without secret',
    rule: 'drbd-conf/missing-shared-secret',
    everywhere: { [drbdConf]: swap(/ {4}shared-secret .*\n/, '') },
    isLocal: 'each',
  },
  {
    check: 'KEY-11',
    title: 'one secret for two services',
    rule: 'cluster/duplicate-secret',
    everywhere: { [drbdConf]: swap('another-0f3a9c', 'k7d0c1f4b9e26a83') },
    places: [authkeys, drbdConf],
  },
]
