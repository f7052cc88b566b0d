import { authkeys, drbdConf, haCf, haresources, put, swap } from './injection.js'
import type { Change, Changes, Injection } from './injection.js'

const reactorConf = '/etc/drbd-reactor.toml'
const promoter = (more = ''): Change => put(`[[promoter]]\n[promoter.resources.web]\nstart = ["nginx.service"]\n${more}`)

/** drbd-reactor in place of Heartbeat, on two hosts of DRBD 9 that fence each other. */
const reactor: Changes = {
  [haCf]: () => undefined,
  [authkeys]: () => undefined,
  [haresources]: () => undefined,
  [drbdConf]: text =>
    `common {
  options { auto-promote no; }
  net { fencing resource-only; cram-hmac-alg sha1; shared-secret "not-a-secret-3f81"; }
  handlers { fence-peer "/usr/lib/drbd/crm-fence-peer.9.sh"; unfence-peer "/usr/lib/drbd/crm-unfence-peer.9.sh"; }
}
${text.slice(text.indexOf('resource ')).replace(/resource \S+/, 'resource web')}`,
  [reactorConf]: promoter(),
}

/** drbd-reactor. */
export const promoterInjections: readonly Injection[] = [
  { check: 'REA-01', title: 'a resource that is not there', rule: 'cluster/unknown-promoted-resource', sizes: [2], setup: reactor, everywhere: { [reactorConf]: swap('resources.web', 'resources.wbe') }, places: [reactorConf, drbdConf] },
  { check: 'REA-02', title: 'auto-promote is on', rule: 'cluster/conflicting-auto-promote', sizes: [2], setup: reactor, everywhere: { [drbdConf]: swap('auto-promote no', 'auto-promote yes') }, places: [drbdConf, reactorConf] },
  { check: 'REA-03', title: 'neither quorum nor fencing', rule: 'cluster/missing-promoter-quorum', sizes: [2], setup: reactor, everywhere: { [drbdConf]: text => text.replace('fencing resource-only; ', '').replace(/ {2}handlers .*\n/, '') }, places: [reactorConf] },
  { check: 'REA-07', title: 'another service on one host', rule: 'cluster/mismatched-drbd-reactor', sizes: [2], setup: reactor, drift: { [reactorConf]: swap('nginx', 'apache2') } },
  { check: 'REA-12', title: 'a misspelt key', rule: 'drbd-reactor/unknown-key', sizes: [2], setup: reactor, everywhere: { [reactorConf]: promoter('preferred_nodes = ["alpha"]\n') }, isLocal: 'each' },
]
