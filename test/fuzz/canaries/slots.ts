import type { Random } from '../../support/random.js'
import { misspelt } from './canary.js'
import type { Canaries } from './canary.js'

/** Chance and the canaries that are planted by it. */
export interface Planter {
  readonly random: Random
  readonly canaries: Canaries
}

/** Writes something with a canary in it. */
export type Slot = (planter: Planter) => string

const near = ({ random }: Planter, ...names: readonly [string, ...string[]]): string => {
  const name = random.of(names)
  return random.oneIn(2) ? name : misspelt(name, random)
}

/** A value as it may be written by somebody who does not know how: in good or odd quotes, in none, closed or not. */
function anyhow({ random, canaries }: Planter): string {
  const secret = canaries.secret()
  const word = canaries.word.bind(canaries)
  return random.of<() => string>([
    () => `"${secret}"`, () => `"${secret}"`, () => secret, () => `'${secret}'`, () => `“${secret}”`, () => `‘${secret}’`, () => `«${secret}»`,
    () => `"${secret}`, () => `${secret}"`, () => `"${secret}" ${word()}`, () => `"${secret}"${word()}"`, () => `${secret}#${word()}`,
    () => `"${word()}\\"${word()}"`, () => `"${secret}';`, () => `${word()}{${word()}}`, () => `""`, () => `${secret}\\`,
  ])()
}

/** The `net` section of a resource. */
export const inDrbdNet: Slot = planter => {
  const { random, canaries } = planter
  const name = random.oneIn(4) ? near(planter, 'shared-key', 'sharedkey', 'key', 'password', 'hmac-key') : near(planter, 'shared-secret')
  const between = random.of([' ', ' ', ' ', '  \t', ' = ', '=', ': ', '\n      ', ' # remark\n      ', '; ', ';\n      '])
  const value = random.oneIn(8) ? `${canaries.word()};${canaries.word()}` : anyhow(planter)
  const end = random.of([';', ';', ';', ' ;', ';;', '', ' }'])
  return random.of<() => string>([
    () => `${name}${between}${value}${end}`, () => `${name}${between}${value}${end}`, () => `${name}${between}${value}${end}`,
    () => `shared-secret${canaries.word()}7;`, () => `shared-secret"${canaries.secret()}";`, () => `cram-hmac-alg ${canaries.word()};`,
    () => `# ${name} "${canaries.secret()}";`, () => `#${name} ${canaries.secret()};`, () => `"shared-secret" "${canaries.secret()}";`,
    () => `frobnicate "${canaries.secret()}";`, () => `shared-secret ${canaries.word()}; shared-secret ${canaries.word()};`, () => `timeout 60 shared-secret ${canaries.word()};`,
  ])()
}

/** What a program is started with. */
export const inCommand: Slot = planter => {
  const { random, canaries } = planter
  const word = canaries.word()
  return random.of([
    `/opt/x -p ${word}`, `/opt/x -p ${word} -o off`, `/opt/x -P ${word}`, `/opt/x --password ${word}`, `/opt/x --${near(planter, 'password', 'passwd')}=${word}`,
    `curl -u alpha:${word} http://192.0.2.1/`, `curl https://alpha:${word}@192.0.2.1/`, `smbclient //s/x -U alpha%${word}`, `PASS=${word} /opt/x`,
    `mysqladmin -u root -p${word} ping`, `snmpset community=${word} 192.0.2.1`, `/opt/x secret=${word}`, `sshpass -p '${word}' ssh alpha`,
  ])
}

/** A handler of drbd.conf. */
export const inHandler: Slot = planter => `${planter.random.of(['fence-peer', 'split-brain', 'pri-lost'])} "${inCommand(planter)}";`

/** The options of a mount. */
export const inMountOptions: Slot = planter => {
  const { random, canaries } = planter
  const name = near(planter, 'password', 'passwd', 'pass', 'secret')
  return random.of([`username=alpha,${name}=${canaries.word()}`, `${name}=${canaries.word()},rw`, `rw,user=alpha%${canaries.word()}`, `${name}=${canaries.word()},uid=5`])
}

const secretAttributes = ['passwd', 'password', 'passwd_script', 'community', 'snmp_priv_passwd', 'snmp_priv_passwd_script', 'secret', 'pwd', 'key'] as const

/** The attributes of an element of cluster.conf. */
export const inAttributes: Slot = planter => {
  const { random, canaries } = planter
  const name = random.oneIn(2) ? random.of(secretAttributes) : misspelt(random.of(['passwd', 'password', 'community', 'secret', 'key', 'shared_key', 'auth_key']), random)
  const equals = random.of(['=', '=', '=', '=', ' = ', '==', ' ', ': '])
  const secret = canaries.secret()
  const word = canaries.word.bind(canaries)
  const value = random.of<() => string>([
    () => `"${secret}"`, () => `"${secret}"`, () => `'${secret}'`, () => word(), () => `“${secret}”`, () => `"${secret}`, () => `"${word()}"${word()}"`,
    () => `"${word()}<${word()}"`, () => `"${word()}>${word()}"`, () => `"${word()}&${word()}"`, () => `"${word()}&amp;${word()}"`, () => `"${word()}\n${word()}"`,
    () => `"${word()}'${word()}"`, () => `"${word()}" ${word()}`,
  ])()
  return random.of<() => string>([
    () => `${name}${equals}${value}`, () => `${name}${equals}${value}`, () => `${name}${equals}${value}`, () => `passwd${word()}7`, () => `passwd"${word()}"`,
    () => `options="${inMountOptions(planter)}"`, () => `cmd="${inCommand(planter)}"`, () => `passwd='${word()}' passwd="${word()}"`,
  ])()
}

/** What stands between the elements of cluster.conf. */
export const inElements: Slot = planter => {
  const { random, canaries } = planter
  const word = canaries.word()
  return random.of([
    `<!-- ${near(planter, 'passwd')}="${word}" -->`, `<!-- <fencedevice name="f" agent="fence_apc" passwd="${word}"/> -->`, `<passwd>${word}</passwd>`, `<${near(planter, 'password')} value="${word}"/>`, `<passwd hidden='${word}'></passwd>`,
    `<param><name>passwd</name><value>${word}</value></param>`, `<password><value>${word}</value></password>`, `<param key="password" data="${word}"/>`,
    `<param name="password" value="${word}"/>`, `<param value="${word}" name="passwd"/>`, `<fencedevise name="g" passwd="${word}"/>`, `<!-- passwd=${word} -- x -->`,
    `<netfs name="n" host="h" export="e" fstype="cifs" mountpoint="/m" options="${inMountOptions(planter)}"/>`,
  ])
}

/** A line of ha.cf. */
export const inHaCf: Slot = planter => {
  const { random, canaries } = planter
  const words = random.oneIn(3) ? `${canaries.word()} ${canaries.word()}` : canaries.word()
  const name = near(planter, 'stonith_host')
  return random.of([
    `${name} alpha apcmaster 192.0.2.9 user ${words}`, `${name} * external/ipmi alpha 192.0.2.9 user ${words} lan`, `${name} alpha baytech ${words}`,
    `# ${name} alpha apcmaster 192.0.2.9 user ${words}`, `#${name} * ssh ${words}`, `stonith ${random.of(['baytech', 'nosuch'])} /etc/ha.d/${canaries.word()}`,
    `stonith_host alpha ${words}`, `respawn root /opt/x alpha ${words}`, `respawn root ${inCommand(planter)}`, `1 sha1 ${words}`, `keepalive password=${canaries.word()}`,
    `logfacility ${inMountOptions(planter)}`, `${near(planter, 'password', 'sharedkey', 'auth_key')} ${words}`, `frobnicate ${words}`,
  ])
}

/** A line of haresources. */
export const inHaresources: Slot = planter => {
  const options = inMountOptions(planter)
  return planter.random.of([
    `alpha 192.0.2.50/24/eth0 drbddisk::r0 Filesystem::/dev/drbd0::/m::cifs::${options}`, `#alpha Filesystem::/dev/drbd0::/m::cifs::${options}`,
    `alpha Filesystem::/dev/drbd0::/m::cifs::${options} drbddisk::r0`, `beta opt-x::${options}`, `alpha Filesystem::/dev/drbd0::${options}`,
    `alpha WebCheck::https://alpha:${planter.canaries.word()}@192.0.2.1/`,
  ])
}

/** A line of authkeys. */
export const inAuthkeys: Slot = ({ random, canaries }) => {
  const words = random.oneIn(3) ? `${canaries.word()} ${canaries.word()}` : canaries.secret()
  const number = random.of(['1', '2', '15', '16', '99'])
  const method = random.of(['sha1', 'md5', 'crc', 'sah1', 'shal', 'SHA1', 'sha256', 'hmac-sha1'])
  return random.of([
    `${number} ${method} ${words}`, `${number} ${method} ${words}`, `${number}${method} ${words}`, `${number}:${method} ${words}`, `${method} ${words}`, words,
    `${number} ${words}`, `auth ${number} ${words}`, `auth ${words}`, `x ${method} ${words}`, `# ${number} ${method} ${words}`, `#${words}`, `${number} "${words}"`,
    `> ${number} ${method} ${words}`, `${number}\t${method}\t${words}`,
  ])
}

/** Lines of the cluster.conf of OCFS2. */
export const inOcfs2: Slot = planter => {
  const { random, canaries } = planter
  return `${near(planter, 'password', 'passwd', 'secret', 'shared_key')}${random.of([' ', ' = ', '\t', ': ', '='])}${random.oneIn(4) ? `"${canaries.secret()}"` : canaries.word()}`
}

/** Lines of the `totem` section of corosync.conf. */
export const inTotem: Slot = planter => {
  const { random, canaries } = planter
  return `${near(planter, 'key', 'key', 'shared_key', 'password')}${random.of([': ', ':', ' : ', ' = ', ' ', ':\n    '])}${random.oneIn(4) ? `"${canaries.word()}"` : canaries.word()}`
}

/** The parameters of an agent or a fence device that a program asks for by name. */
const parameterNames = ['passwd', 'password', 'passwd_script', 'community', 'snmp_priv_passwd', 'secret', 'pwd', 'replication_passwd', 'admin_password', 'api_key'] as const

const parameterName = (planter: Planter): string =>
  planter.random.oneIn(2) ? planter.random.of(parameterNames) : misspelt(planter.random.of(['passwd', 'password', 'community', 'secret', 'shared_key']), planter.random)

/** A pair of a CIB, or what somebody takes for one. */
export const inPairs: Slot = planter => {
  const { random, canaries } = planter
  const secret = canaries.secret()
  const word = canaries.word.bind(canaries)
  const name = parameterName(planter)
  const id = `p${random.below(1000)}`
  return random.of<() => string>([
    () => `<nvpair id="${id}" name="${name}" value="${secret}"/>`, () => `<nvpair id="${id}" name="${name}" value="${secret}"/>`, () => `<nvpair value='${secret}' name='${name}' id='${id}'/>`,
    () => `<nvpair id="${id}" name="${name}" value="${word()}&quot;${word()}"/>`, () => `<nvpair id="${id}" name="${name}" value="${word()}<${word()}"/>`, () => `<nvpair id="${id}" name="${name}" value="${word()}"${word()}"/>`,
    () => `<nvpair id="${id}" name="${name}" value=${word()}/>`, () => `<nvpair id="${id}" name="${name}" value="${secret}>`, () => `<nvpair id="${id}" nmae="${name}" value="${secret}"/>`,
    () => `<nvpair id="${id}" name="${name}" vaule="${secret}"/>`, () => `<nvpair id="${id}" name="${name}">${secret}</nvpair>`, () => `<nvpair id="${id}" name="${name}"><value>${secret}</value></nvpair>`,
    () => `<nvpiar id="${id}" name="${name}" value="${secret}"/>`, () => `<nvpair id="${id}" ${name}="${secret}"/>`, () => `<!-- <nvpair id="${id}" name="${name}" value="${secret}"/> -->`, () => `<!-- ${name}=${word()} -->`,
    () => `<nvpair id="${id}" name="options" value="${inMountOptions(planter)}"/>`, () => `<nvpair id="${id}" name="cmdline_options" value="${inCommand(planter)}"/>`, () => `<nvpair id="${id}" name="${name}" value="${word()}\n${word()}"/>`,
    () => `<nvpair name="${name}" value="${word()}"/><nvpair name="${name}" value="${word()}"/>`,
  ])()
}

/** Parameters of a primitive in crm text. */
export const inParams: Slot = planter => {
  const { random, canaries } = planter
  const name = parameterName(planter)
  const secret = canaries.secret()
  const word = canaries.word.bind(canaries)
  return random.of<() => string>([
    () => `${name}="${secret}"`, () => `${name}="${secret}"`, () => `${name}=${word()}`, () => `${name}='${secret}'`, () => `${name} = ${word()}`, () => `${name} ${word()}`, () => `${name}:${word()}`,
    () => `${name}="${secret}`, () => `${name}=\\\n  ${word()}`, () => `${name}="${word()}\\"${word()}"`, () => `options="${inMountOptions(planter)}"`, () => `cmdline_options="${inCommand(planter)}"`,
    () => `${name}="${word()}" ${name}="${word()}"`, () => `"${name}=${word()}"`, () => `${name}==${word()}`, () => `${name}=“${word()}”`,
  ])()
}

/** A line of crm text. */
export const inCrm: Slot = planter => {
  const { random, canaries } = planter
  const end = random.of(['\n', '\n', ' \\\n  op monitor interval=10s\n'])
  return random.of<() => string>([
    () => `primitive f stonith:fence_ipmilan params ip=192.0.2.9 username=x ${inParams(planter)}${end}`, () => `primitive f stonith:fence_ipmilan \\\n  params ip=192.0.2.9 ${inParams(planter)}${end}`,
    () => `primitive d mysql params ${inParams(planter)} ${inParams(planter)}${end}`, () => `primitiv f stonith:fence_ipmilan params ${inParams(planter)}${end}`, () => `# primitive f stonith:fence_ipmilan params ${inParams(planter)}\n`,
    () => `property ${inParams(planter)}\n`, () => `alert a "/opt/x" attributes ${inParams(planter)} to "${inCommand(planter)}"\n`, () => `primitive x Dummy meta ${inParams(planter)} params ${inParams(planter)}${end}`,
    () => `xml <primitive id="x" class="stonith" type="fence_ipmilan"><instance_attributes id="y">${inPairs(planter)}</instance_attributes></primitive>\n`, () => `node alpha attributes ${inParams(planter)}\n`,
    () => `${near(planter, 'password', 'passwd')} ${canaries.word()}\n`, () => `frobnicate ${inParams(planter)}\n`,
  ])()
}

/** Lines of drbd-reactor.toml. */
export const inReactor: Slot = planter => {
  const { random, canaries } = planter
  const name = parameterName(planter)
  const word = canaries.word()
  const start = (agent: string): string => `start = [${random.of(['', '\n  '])}"a.service", ${agent}]\n`
  return random.of<() => string>([
    () => start(`"ocf:heartbeat:mysql db ${name}=${word}"`), () => start(`"ocf:heartbeat:mysql db user=x ${name}=${word} port=3306"`), () => start(`'ocf:heartbeat:mysql db ${name}="${canaries.secret()}"'`),
    () => start(`"""ocf:heartbeat:mysql db\n ${name}=${word}"""`), () => start(`"ocf:heartbeat:mysql db ${name}=\\"${canaries.secret()}\\""`), () => start(`"ocf:heartbeat:mysql db ${name}=${word}`),
    () => start(`ocf:heartbeat:mysql db ${name}=${word}`), () => start(`"ocf:heartbeat:Filesystem fs options=${inMountOptions(planter)}"`), () => `start = "${inCommand(planter)}"\n`,
    () => `on-drbd-demote-failure = "${inCommand(planter)}"\n`, () => `${name} = "${canaries.secret()}"\n`, () => `${name} = ${word}\n`, () => `${name} = '${word}\n`, () => `${name} = """${word}\n${canaries.word()}"""\n`,
    () => `# ${name} = "${canaries.secret()}"\n`, () => `env = { ${name} = "${canaries.secret()}", X = "y" }\n`, () => `env.${name} = ["${word}", "${canaries.word()}"]\n`, () => `command = "${inCommand(planter)}"\n`,
    () => `${name} "${word}"\n`, () => `"${name}" = "${word}"\n`, () => `[${name}]\nvalue = "${word}"\n`,
  ])()
}

/** A file that readers know, by its path on the host. */
export const otherFiles: Readonly<Record<string, Slot>> = {
  '/etc/fstab': planter => `//alpha/s /mnt cifs ${inMountOptions(planter)} 0 0\n/dev/drbd0 /m ext3 noauto\n/dev/drbd0 /m2 ext3\n`,
  '/etc/iscsi/iscsid.conf': ({ canaries }) => `node.session.auth.username = alpha\nnode.session.auth.password = ${canaries.secret()}\n`,
  '/etc/xen/vm1.cfg': ({ canaries }) =>
    `name="vm1"\nvfb=["type=vnc,vncpasswd=${canaries.word()}"]\nvncpasswd="${canaries.word()}"\ndisk=["phy:/dev/drbd0,xvda,w"\nmemory=x\n`,
  '/etc/sysconfig/network-scripts/ifcfg-eth0': ({ canaries }) => `DEVICE=eth0\nIPADDR=192.0.2.1\nWPA_PSK=${canaries.secret()}\nNETMASK = x\n`,
  '/etc/sysconfig/cluster': planter => `CLUSTERNAME="demo"\n${near(planter, 'PASSWORD', 'DB_PASSWD')} = ${planter.canaries.secret()}\nCLUSTERNAM=x\n`,
  '/etc/network/interfaces': ({ canaries }) => `auto eth0\niface eth0 inet static\n  address 192.0.2.1\n  netmask x\n  wpa-psk ${canaries.secret()}\n`,
  '/etc/init.d/alpha': planter => `#!/bin/sh\n### BEGIN INIT INFO\n# Provides: alpha\n### END INIT INFO\nPASSWORD=${planter.canaries.word()}\ncase $1 in start) ${inCommand(planter)};; esac\n`,
  '/etc/ha.d/resource.d/opt-x': planter => `#!/bin/sh\nPASS=${planter.canaries.word()}\ncase $1 in\nstart) exec ${inCommand(planter)}\n;;\nstop) ${inCommand(planter)}\n;;\nesac\n`,
  '/etc/sysctl.conf': ({ canaries }) => `kernel.panic = 10\nnet.secret = ${canaries.word()}\n`,
  'facts/ip-addr.json': ({ canaries }) => `[{"ifname":"eth0","secret":"${canaries.word()}","addr_info":[{"family":"inet","local":"192.0.2.1","prefixlen":24}]}]`,
  '/etc/lvm/lvm.conf': ({ canaries }) => `global {\n  locking_type = 1\n  password = "${canaries.word()}"\n}\n`,
}
