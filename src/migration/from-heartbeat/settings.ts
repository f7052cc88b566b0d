import { readHeartbeatBoolean } from '../../values/heartbeat-boolean.js'
import { readHeartbeatTime } from '../../values/heartbeat-time.js'
import type { Draft } from '../draft.js'
import { carried, lost, replaced } from '../ledger.js'
import type { Outcome } from '../ledger.js'
import type { Directive } from './ha-cf-lines.js'

interface Known {
  /** Files of DRBD were given. */
  readonly hasDrbdConf: boolean
}

/** Says what a line about times, logs or the like is now, and puts it into the draft; `undefined` where nothing is. */
export function settingOf(draft: Draft, { name, words }: Directive, known: Known): Outcome | undefined {
  const [value = ''] = words
  switch (name) {
    case 'deadtime':
      return deadtime(draft, value)
    case 'auto_failback':
    case 'nice_failback':
      return failback(draft, name, value)
    case 'udpport':
      if (value === '694') return replaced('port 5405, the one of corosync', 'open UDP 5405 between the hosts; 694 is not used any more')
      if (!/^\d+$/.test(value)) return replaced('port 5405, the one of corosync', `"${value}" is a name of a port`)
      draft.link['mcastport'] = value
      return carried('corosync.conf: totem.interface.mcastport')
    case 'logfacility':
      draft.logging['to_syslog'] = value === 'none' ? 'no' : 'yes'
      if (value !== 'none' && /^[a-z0-9]+$/.test(value)) draft.logging['syslog_facility'] = value
      return carried(value === 'none' ? 'corosync.conf: logging.to_syslog' : 'corosync.conf: logging.syslog_facility')
    case 'logfile':
      draft.logging['to_logfile'] = 'yes'
      draft.logging['logfile'] = '/var/log/corosync/corosync.log'
      return replaced('corosync.conf: logging.logfile', `corosync writes to /var/log/corosync/corosync.log, where its package rotates it, and not to "${value}"`)
    case 'debug':
      draft.logging['debug'] = Number(value) > 0 ? 'on' : 'off'
      return carried('corosync.conf: logging.debug')
    case 'cluster':
      return carried('corosync.conf: totem.cluster_name')
    case 'crm':
    case 'pacemaker':
      return replaced('Pacemaker')
    case 'respawn':
      return respawned(draft, words, known)
    case 'watchdog':
      return lost('it is sbd that feeds a watchdog now, which is set up by hand')
    default:
      return Object.hasOwn(reasons, name) ? reasons[name] : undefined
  }
}

/** Corosync declares a host dead after token and consensus, which is 1.2 times token: together they take as long as deadtime. */
function deadtime(draft: Draft, value: string): Outcome {
  const ms = readHeartbeatTime(value)
  if (ms === undefined) return lost('heartbeat itself does not understand this time')
  const token = Math.max(1000, Math.floor(ms / 2.2))
  draft.totem['token'] = String(token)
  if (draft.nodes.length > 2) draft.totem['token_coefficient'] = '0'
  return carried('corosync.conf: totem.token', `a host is dead after token and consensus, ${token} + ${Math.floor(token * 1.2)} ms${token === 1000 ? '; less than 1000 ms is asking for trouble' : `, as after ${ms} ms before`}`)
}

function failback(draft: Draft, name: string, value: string): Outcome {
  const isOn = value.toLowerCase() === 'legacy' || readHeartbeatBoolean(value) === true
  const goesBack = name === 'nice_failback' ? !isOn : isOn
  draft.defaults['resource-stickiness'] = goesBack ? '0' : '200'
  return carried('CIB: rsc_defaults resource-stickiness', goesBack ? 'services go back to the host that they prefer' : 'services stay where they are: 200 points against the 100 of the host that they prefer')
}

function respawned(draft: Draft, words: readonly string[], { hasDrbdConf }: Known): Outcome | undefined {
  const [user = '', command = ''] = words
  const program = command.slice(command.lastIndexOf('/') + 1)
  if (program === 'dopd') return hasDrbdConf ? replaced('drbd.conf: crm-fence-peer and crm-unfence-peer', 'the handlers of DRBD speak with Pacemaker now') : lost('it kept a peer that DRBD has lost from being promoted: the handlers of drbd.conf do it now, and no drbd.conf was given')
  if (program === 'ipfail') return undefined
  if (/\/heartbeat\//.test(command)) return lost('it speaks with heartbeat, which is gone')
  draft.tasks.push(`"${words.slice(1).join(' ')}", which heartbeat kept running as "${user}" on each host, wants a unit of systemd with Restart=always, or a clone in the cluster`)
  return lost('heartbeat kept it running; it wants a unit of systemd')
}

const noNeed = (why: string): Outcome => replaced('nothing', why)

/** Why there is no successor, or what does it without being told. */
const reasons: Readonly<Record<string, Outcome>> = {
  keepalive: noNeed('corosync works out how often it asks for the token from totem.token'),
  warntime: noNeed('corosync warns when three quarters of totem.token have passed (token_warning)'),
  initdead: noNeed('the cluster waits until it is quorate, two hosts at their first start for each other'),
  deadping: noNeed('ocf:pacemaker:ping has its own attempts and times'),
  serial: lost('corosync speaks over networks only: give the hosts a second network as a second link'),
  baud: lost('corosync speaks over networks only'),
  use_logd: noNeed('corosync and Pacemaker write to syslog and their own files'),
  debugfile: noNeed('there is one log, in which logging.debug shows more'),
  logd: noNeed('corosync and Pacemaker write to syslog and their own files'),
  apiauth: lost('it let programs speak with heartbeat, which is gone'),
  autojoin: lost('the nodes of corosync are listed: a host joins by being added to nodelist'),
  hopfudge: lost('it is about rings of serial lines'),
  uuidfrom: noNeed('nodes are known by nodeid'),
  coredumps: noNeed('systemd decides about core dumps'),
  coreroot: noNeed('systemd decides about core dumps'),
  realtime: noNeed('corosync runs with real-time priority by itself (system.sched_rr)'),
  rtprio: noNeed('corosync chooses its priority itself (system.priority)'),
  compression: noNeed('the messages of corosync are small; knet_compression_model would compress them'),
  compression_threshold: noNeed('the messages of corosync are small; knet_compression_model would compress them'),
  traditional_compression: noNeed('it is about the messages of heartbeat'),
  msgfmt: noNeed('it is about the messages of heartbeat'),
  conn_logd_time: noNeed('there is no logging daemon'),
}
