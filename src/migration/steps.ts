import type { Step } from './conversion.js'
import type { Draft, HandStep } from './draft.js'
import type { NewMetaData } from './drbd-files.js'
import type { DrbdRelease } from './output/drbd-conf.js'
import { homesInWords, homesOf } from './homes.js'
import { shellWord } from './shell-word.js'
import type { Software } from './software.js'

/** What the order of the work depends on. */
export interface Work {
  readonly draft: Draft
  readonly from: readonly ('heartbeat' | 'cman')[]
  readonly isFencing: boolean
  /** The name of the file with the CIB. */
  readonly cibFile: string
  /** Files of DRBD change. */
  readonly changesDrbd: boolean
  /** The resources of DRBD that come up with the new release: Pacemaker's, and others in files that change. */
  readonly replicated: readonly string[]
  /** The release of DRBD that the new hosts run, and whether its meta-data are others. */
  readonly drbd: { readonly release: DrbdRelease; readonly newMetaData: NewMetaData }
  /** The host that should have the services at the end; the others are stopped first. */
  readonly active: string
  readonly software: Software
  /** The hosts that run the one and the other; a cluster of Heartbeat may be a part of one of cman. */
  readonly on: { readonly heartbeat: readonly string[]; readonly drbd: readonly string[] }
}

const packages = 'corosync pacemaker pacemaker-cli-utils resource-agents fence-agents'

/** Lists what is to be done, in the order in which no service runs twice and nothing decides alone. */
export function stepsOf(work: Work): Step[] {
  const hosts = work.draft.nodes.map(({ name }) => name)
  return [
    ...prepared(work),
    ...asleep(work),
    ...stoppedOld(work),
    ...otherModule(work),
    ...laidOut(work),
    ...byHand(work.draft, 'start'),
    {
      what: `Start the empty cluster, on all hosts (${hosts.join(', ')})`,
      commands: ['systemctl unmask corosync pacemaker', 'systemctl start corosync pacemaker', 'corosync-cfgtool -s', 'corosync-quorumtool -s', 'crm_mon -1'],
      why: 'nothing can start yet, because nothing is configured: all links must be connected, all hosts online and the cluster quorate before anything is. Do not go on before',
    },
    ...byHand(work.draft, 'configuration'),
    ...configured(work, hosts),
    {
      what: 'Let the cluster start at boot, on all hosts',
      commands: ['systemctl enable corosync pacemaker'],
      why: 'last: until now a host that is switched on by accident does nothing',
    },
  ]
}

/** The new cluster takes over, and is tried. */
function configured({ draft, active, isFencing, cibFile }: Work, hosts: readonly string[]): Step[] {
  const [one = ''] = hosts
  return [
    {
      what: `Give it its configuration, on one host (${one})`,
      commands: [
        `crm_verify --xml-file /root/${cibFile}`,
        `cibadmin --replace --scope configuration --xml-file /root/${cibFile}`,
        `shred --remove /root/${cibFile}`,
      ],
      why: `this is the moment at which the cluster acts and ${draft.stopped.size > 0 ? 'starts all but what is stopped' : 'starts the services'}${isFencing ? '. The file holds passwords, and the cluster keeps it from now on' : ''}`,
    },
    {
      what: `Look, on one host (${one})`,
      commands: ['crm_mon -1rf', 'crm_simulate --live-check', ...(draft.drbd.size > 0 ? ['drbdadm status || cat /proc/drbd'] : [])],
      why: `each service runs once, ${homesInWords(draft, active)} where nothing prevents it; crm_simulate has nothing left to do${draft.drbd.size > 0 ? '; DRBD is primary where the services are, and nowhere else' : ''}`,
    },
    {
      what: 'Try that it fails as it should, before anybody relies on it',
      commands: [`crm_standby --node ${active} --update on`, 'crm_mon -1', `crm_standby --node ${active} --delete`, ...(isFencing ? [`stonith_admin --reboot ${hosts.find(host => host !== active) ?? one}`] : [])],
      why: isFencing ? 'services move and come back as the score says; the other host is really switched off and on again' : 'services move and come back as the score says',
    },
  ]
}

function byHand({ handSteps }: Draft, before: HandStep['before']): Step[] {
  return handSteps.filter(step => step.before === before).map(({ what, commands, why }) => ({ what, commands, why }))
}

function prepared({ draft, from, active, software }: Work): Step[] {
  const paths = [...(software.drbd ? ['/etc/drbd.conf', '/etc/drbd.d'] : []), '/etc/fstab', '/etc/hosts', ...(from.includes('heartbeat') ? ['/etc/ha.d'] : []), ...(from.includes('cman') ? ['/etc/cluster', '/etc/lvm/lvm.conf'] : [])]
  return [
    {
      what: 'Days before, on each host: keep what there is, and see that it is well',
      commands: [
        `tar --ignore-failed-read -czf /root/before-pacemaker-$(uname -n).tar.gz ${paths.join(' ')}`,
        'ls -l /etc/rc?.d > /root/before-pacemaker-rc.txt',
        'uname -n',
        ...(draft.drbd.size > 0 ? ['cat /proc/drbd'] : []),
      ],
      why: `the node names of corosync must be what uname -n says${draft.drbd.size > 0 ? '; DRBD must be connected and UpToDate on both sides, or nothing is begun' : ''}. The services should run ${homesInWords(draft, active)}`,
    },
  ]
}

function stoppedOld({ draft, from, active, software, on }: Work): Step[] {
  const others = on.heartbeat.filter(name => name !== active)
  const isOnBoth = homesOf(draft).some(({ node }) => others.includes(node))
  const steps: Step[] = []
  if (from.includes('heartbeat')) {
    steps.push({
      what: `Stop heartbeat, first on ${isOnBoth ? others.join(', ') : `the hosts without services (${others.join(', ')})`}, last on ${active}`,
      commands: ['systemctl stop heartbeat || /etc/init.d/heartbeat stop'],
      why: `${isOnBoth ? `what the others have moves to ${active} first, and stops there with the rest: wait until it runs there` : 'in this order nobody takes anything over'}. From here on the services are down`,
    })
  }
  if (from.includes('cman')) {
    steps.push({
      what: software.rgmanager ? 'Stop the services of rgmanager, then rgmanager and cman on all hosts' : 'Stop cman on all hosts',
      commands: [...(draft.oldServices.length === 0 ? [] : ['clustat', ...draft.oldServices.map(name => `clusvcadm -d ${shellWord(name)}   # on one host`)]), ...cmanStops(software)],
      why: `${software.rgmanager ? 'disabled services are not taken over while the hosts stop one after the other. ' : ''}From here on the services are down`,
    })
  }
  // What boot started beside the old cluster runs still; what the old cluster started was stopped with it.
  const units = [...new Set(draft.units.filter(({ state }) => state !== 'enabled').map(({ unit }) => unit))].sort()
  return [
    ...steps,
    {
      what: 'See that nothing is left, on all hosts',
      commands: [`ps ax | grep -E '[h]eartbeat|[r]gmanager|[f]enced|[c]orosync|[a]isexec'`, 'mount', 'ip addr', 'cat /etc/fstab', ...(draft.drbd.size > 0 ? ['cat /proc/drbd'] : [])],
      why: `nothing of the services is mounted, nor will be at boot (noauto), no service address is on an interface${draft.drbd.size > 0 ? ', DRBD is Secondary on all hosts' : ''}: a file system that is mounted twice is lost`,
    },
    {
      what: 'Keep the old cluster and what Pacemaker is to start from starting at boot, on all hosts',
      commands: units.map(unit => disabled(unit.replace(/\.service$/, ''), draft.handedOver.has(unit))),
      why: 'a host that restarts now must start nothing, and nothing of the services may run; a unit that one system lacks is no fault',
    },
  ]
}

/** The services of cman's hosts, in the order in which they start; each needs those before it. */
const cmanOrder = ['ccsd', 'cman', 'fenced', 'qdiskd', 'clvmd', 'gfs', 'gfs2', 'rgmanager'] as const

function cmanStops({ gfs, services }: Software): readonly string[] {
  const running = cmanOrder.filter(service => services.includes(service)).reverse()
  const unmount = gfs.length === 0 ? [] : [`umount -a -t ${gfs.join(',')}`]
  const [before, after] = [running.filter(service => service === 'rgmanager'), running.filter(service => service !== 'rgmanager')]
  return [...before.map(stop), ...unmount, ...after.map(stop)]
}

function stop(service: string): string {
  return `service ${service} stop`
}

function cmanStarts({ services }: Software): readonly string[] {
  const stopped = cmanOrder.filter(service => services.includes(service))
  return [
    stopped.map(service => `chkconfig ${service} on`).join('; '),
    ...stopped.map(service => `service ${service} start${service === 'cman' ? '   # on all hosts at the same time, or they fence each other' : ''}`),
  ]
}

function disabled(unit: string, isStarted: boolean): string {
  const forBoot = `systemctl disable ${unit} || update-rc.d ${unit} disable || chkconfig ${unit} off`
  return isStarted ? `systemctl stop ${unit} || service ${unit} stop; ${forBoot}` : forBoot
}

/** Names hosts, unless they are all. */
function allOf({ nodes }: Draft, hosts: readonly string[]): string {
  return hosts.length === nodes.length ? 'all hosts' : hosts.join(', ')
}

function eachOf({ nodes }: Draft, hosts: readonly string[]): string {
  return hosts.length === nodes.length ? 'each host' : hosts.join(', ')
}

function onlyOn({ nodes }: Draft, hosts: readonly string[]): string {
  return hosts.length === nodes.length ? '' : `   # on ${hosts.join(', ')} alone`
}

/** Nothing of the new software may start before the old is gone. */
function asleep({ draft, isFencing, replicated, drbd, software }: Work): Step[] {
  const drbdUtils = software.drbd ? ' drbd-utils' : ''
  const agents = new Set(draft.resources.flatMap(resource => (resource.kind === 'clone' ? [resource.member.agent] : [])))
  const [dlm, lvmlockd] = ['ocf:pacemaker:controld', 'ocf:heartbeat:lvmlockd'].map(agent => agents.has(agent))
  const locks = [...(dlm === true ? ['dlm-controld gfs2-utils'] : []), ...(lvmlockd === true ? ['lvm2-lockd'] : [])].map(name => ` ${name}`).join('')
  return [
    {
      what: 'Install the new software on all hosts, asleep',
      commands: [
        'systemctl mask corosync pacemaker',
        `apt-get install ${packages}${drbdUtils}${locks}   # or: dnf install corosync pacemaker pcs resource-agents fence-agents-all${drbdUtils}${locks.replace('dlm-controld', 'dlm')}; or: zypper install corosync pacemaker crmsh resource-agents fence-agents${drbdUtils}${locks.replace('dlm-controld', 'libdlm')}`,
        ...(replicated.length > 0 ? [`modinfo -F version drbd   # must begin with ${drbd.release}`] : []),
      ],
      why: `Debian starts what it installs: masked units wait. corosync 3 wants a system of 2019 or later: where the hosts are older, this is a new installation beside the old one, and the old disks are the way back. Packages of the old cluster stay until nobody wants to go back${replicated.length > 0 && drbd.release === '9' ? '. The module of DRBD 9 is a package of its own (drbd-dkms of Debian, kmod-drbd9x of LINBIT or ELRepo): the one of the kernel is 8.4' : ''}`,
    },
    ...(isFencing ? [{
      what: 'Ask each fence device for the state of its host, from a host that is to use it',
      commands: fenceQuestions(draft),
      why: 'a device that cannot be asked now cannot fence afterwards. All that the device is told stands in the file with the CIB; give the password by --password-script, so that it stands in no list of processes',
    }] : []),
  ]
}

/** How an agent is asked on the command line; plug-ins of cluster-glue are asked by `stonith`. */
function fenceQuestions({ resources }: Draft): string[] {
  return resources.flatMap(resource => {
    if (resource.kind !== 'primitive' || !resource.agent.startsWith('stonith:')) return []
    const agent = resource.agent.slice('stonith:'.length)
    if (!agent.startsWith('fence_')) return [`stonith -t ${agent} …  -S   # ${resource.id}`]
    const options = asked.flatMap(name => {
      const value = resource.parameters[name]
      if (typeof value !== 'string') return []
      if (switches.has(name)) return /^(?:1|yes|on|true)$/i.test(value) ? [`--${name}`] : []
      return value === '' ? [] : [`--${name}=${shellWord(value)}`]
    })
    return [[agent, ...options, '--action=status', `  # ${resource.id}`].join(' ')]
  })
}

/** What tells of a device which outlet of whom is meant, in the order of its options. */
const asked: readonly string[] = ['ip', 'username', 'plug', 'lanplus', 'ssh', 'ssl']
const switches: ReadonlySet<string> = new Set(['lanplus', 'ssh', 'ssl'])

/** What lies on disk is not what is loaded: without this the earlier module would get the new files and make the meta-data. */
function otherModule({ draft, replicated, drbd, on }: Work): Step[] {
  if (replicated.length === 0) return []
  return [{
    what: `Load the new module of DRBD, on ${eachOf(draft, on.drbd)}`,
    commands: ['drbdadm down all', ...reloaded(drbd.release)],
    why: `the module that was loaded stays until it is taken out, whatever was installed since. It must be out before the new files are there, which the earlier drbdadm may not read; where release ${drbd.release} is not what is loaded then, stop here`,
  }]
}

function reloaded(release: string): string[] {
  return ['modprobe -r drbd_transport_tcp; modprobe -r drbd   # the first is of DRBD 9 alone', 'modprobe drbd', `cat /proc/drbd   # version must begin with ${release}`]
}

/** The release that the old cluster ran where meta-data of another one are written, as far as it is known. */
const earlier: Readonly<Record<DrbdRelease, string>> = { '8.4': '0.7', 9: '8' }

function laidOut({ draft, changesDrbd, replicated: resources, drbd, cibFile, on }: Work): Step[] {
  const [one = ''] = draft.nodes.map(({ name }) => name)
  return [
    {
      what: 'Copy the files of each folder to its host',
      commands: ['cp -a FOLDER/HOST/etc/. /etc/', 'systemctl daemon-reload', `install -m 600 FOLDER/${cibFile} /root/   # on ${one} alone`],
      why: 'compare before you copy: what you changed after the files were collected is not in them',
    },
    {
      what: `Make the key on ${one}, and copy it to the other hosts`,
      commands: ['corosync-keygen', ...draft.nodes.slice(1).map(({ name }) => `scp -p /etc/corosync/authkey ${name}:/etc/corosync/authkey`), 'corosync -t'],
      why: `the key is never written by cfgcheck; corosync -t on each host tells whether the file is taken there. Open UDP ${draft.link['mcastport'] ?? '5405'} between the hosts`,
    },
    ...(resources.length === 0 ? [] : [{
      what: `Bring DRBD up with its new files, Secondary, on ${allOf(draft, on.drbd)}`,
      commands: [
        ...metaDataSteps(resources, drbd),
        ...resources.map(name => `drbdadm adjust ${shellWord(name)}`),
        'drbdadm status || cat /proc/drbd',
      ],
      why: `connected, Secondary and UpToDate on all sides. Never promote by hand from here on${changesDrbd ? '; the new handlers ask Pacemaker, which is not there yet' : ''}`,
    }]),
  ]
}

/** Meta-data of an earlier release are converted; those of the same must not be touched. */
function metaDataSteps(resources: readonly string[], { release, newMetaData }: Work['drbd']): string[] {
  if (newMetaData === 'no') return []
  const when = newMetaData === 'maybe' ? `only where DRBD ${release === '9' ? '8' : '0.7'} wrote them until now: ` : ''
  return resources.flatMap(name => [`drbdadm down ${shellWord(name)}`, `drbdadm create-md ${shellWord(name)}   # ${when}it must offer to convert the meta-data; where it would make new ones, answer no and stop here`])
}

/** Lists how to go back, in the order in which no service runs twice. */
export function wayBack(work: Work): Step[] {
  const others = work.draft.nodes.map(({ name }) => name).filter(name => name !== work.active)
  const resources = work.replicated
  return [
    ...endOfNewCluster(work, others),
    ...(resources.length === 0 ? [] : [{
      what: `${drbdDown}, on ${eachOf(work.draft, work.on.drbd)}`,
      commands: ['drbdadm down all', 'cat /proc/drbd'],
      why: 'with the new files, which its module knows; nothing is up',
    }]),
    {
      what: `${oldFiles}, on each host`,
      commands: ['tar -xzf /root/before-pacemaker-$(uname -n).tar.gz -C /'],
      why: 'the files of Pacemaker may stay: masked units read none',
    },
    ...(resources.length === 0 ? [] : earlierDrbd(work, resources)),
    startOfOldCluster(work, others),
  ]
}

const drbdDown = 'Take DRBD down'
const oldFiles = 'Take the old files'

function endOfNewCluster({ active, replicated }: Work, others: readonly string[]): Step[] {
  return [
    {
      what: `Before the step that gives the cluster its configuration nothing has run: stop and mask the empty cluster, and go on at ‘${replicated.length > 0 ? drbdDown : oldFiles}’`,
      commands: ['systemctl stop pacemaker corosync', 'systemctl disable corosync pacemaker', 'systemctl mask corosync pacemaker'],
    },
    {
      what: 'After it: stop the services for the whole cluster, on one host, and wait until all are stopped',
      commands: ['crm_attribute --name stop-all-resources --update true', 'crm_mon -1r'],
      why: 'stopping all at once fences nobody and moves nothing',
    },
    {
      what: `Stop Pacemaker and corosync, first on ${others.join(', ') || active}, last on ${active}, and keep them from starting`,
      commands: ['systemctl stop pacemaker corosync', 'systemctl disable corosync pacemaker', 'systemctl mask corosync pacemaker', 'mount', 'ip addr'],
      why: 'nothing is mounted, no service address is on an interface, on no host',
    },
  ]
}

function earlierDrbd({ draft, drbd, changesDrbd, on }: Work, resources: readonly string[]): Step[] {
  return [
    ...(drbd.newMetaData === 'no' ? [] : [{
      what: `Load the earlier module of DRBD, on ${eachOf(draft, on.drbd)}`,
      commands: [`modinfo -F version drbd   # must begin with ${earlier[drbd.release]}`, ...reloaded(earlier[drbd.release])],
      why: `${drbd.newMetaData === 'maybe' ? `only where release ${earlier[drbd.release]} ran before. ` : ''}Where modinfo tells another release, first remove the package that brought it, and run depmod -a: it stands before the module that the kernel or the old package brought`,
    }]),
    {
      what: `Bring DRBD up with its old files, Secondary, on ${allOf(draft, on.drbd)}`,
      commands: [...resources.map(name => `drbdadm adjust ${shellWord(name)}`), 'drbdadm status || cat /proc/drbd'],
      why: `UpToDate on both sides, or at least on the host that starts first: what was written since is there and nowhere else${changesDrbd ? '. A side that Pacemaker cut off is Outdated until it has connected and resynchronised' : ''}${drbd.newMetaData !== 'no' ? '. Meta-data that were converted are not read by the earlier DRBD: then only the old disks, or a full resynchronisation onto new meta-data, lead back' : ''}`,
    },
  ]
}

function startOfOldCluster({ draft, from, active, software, on }: Work, others: readonly string[]): Step {
  return {
    what: `Start the old cluster, first on ${active}, and when its services run there on ${others.join(', ') || 'the others'}`,
    commands: [
      ...(from.includes('heartbeat') ? [`update-rc.d heartbeat enable || chkconfig heartbeat on${onlyOn(draft, on.heartbeat)}`, `/etc/init.d/heartbeat start${onlyOn(draft, on.heartbeat)}`] : []),
      ...(from.includes('cman') ? [...cmanStarts(software), ...draft.oldServices.map(name => `clusvcadm -e ${shellWord(name)}   # on one host`)] : []),
    ],
    why: 'put the links in /etc/rc?.d back as /root/before-pacemaker-rc.txt shows them',
  }
}
