import { Secret } from '../text/secret.js'

/** The parameters of the plug-ins of cluster-glue, in the order in which ha.cf gives them (`stonith -n -t TYPE`, cluster-glue 1.0.12). */
export const stonithPlugins: Readonly<Record<string, string>> = {
  apcmaster: 'ipaddr login password',
  apcmastersnmp: 'ipaddr port community',
  apcsmart: 'ttydev hostlist',
  baytech: 'ipaddr login password',
  cyclades: 'ipaddr login serialport',
  drac3: 'host login password',
  'external/drac5': 'hostname ipaddr userid',
  'external/dracmc-telnet': 'nodename cyclades_ip cyclades_port servername username password',
  'external/hetzner': 'hostname remote_ip',
  'external/hmchttp': 'hostlist hmc_ipaddr user password',
  'external/ibmrsa': 'hostname ipaddr userid passwd type',
  'external/ibmrsa-telnet': 'nodename ip_address username password',
  'external/ipmi': 'hostname ipaddr userid passwd interface',
  'external/ippower9258': 'deviceip username password hostlist',
  'external/libvirt': 'hostlist hypervisor_uri reboot_method',
  'external/nut': 'hostname ups username password poweron poweroff reset statusvar upscmd upsc',
  'external/rackpdu': 'hostlist pduip community',
  'external/riloe': 'hostlist ilo_hostname ilo_user ilo_password ilo_can_reset ilo_protocol ilo_powerdown_method ilo_proxyhost ilo_proxyport',
  'external/ssh': 'hostlist',
  'external/vmware': 'device_host',
  'external/xen0': 'hostlist dom0',
  'external/xen0-ha': 'hostlist dom0_cluster_ip timeout',
  ibmhmc: 'ipaddr password',
  ipmilan: 'hostname ipaddr port auth priv login password reset_method',
  nw_rpc100s: 'ttydev hostlist',
  rcd_serial: 'hostlist ttydev dtr_rts msduration',
  rps10: 'serial_to_targets',
  ssh: 'hostlist',
  wti_mpc: 'ipaddr port community mib-version',
  wti_nps: 'ipaddr password',
}

/** Other plug-ins, whose parameters are devices and names of hosts. */
const withoutSecret: ReadonlySet<string> = new Set(['external/kdumpcheck', 'external/sbd', 'external/vcenter', 'meatware', 'null', 'suicide'])

const secret = /passw|community/

/** Tells whether a plug-in is one of cluster-glue. */
export function isKnownPlugin(type: string): boolean {
  return parametersOf(type) !== undefined || withoutSecret.has(type)
}

/** The plug-ins of cluster-glue. */
export function namesOfPlugins(): readonly string[] {
  return [...Object.keys(stonithPlugins), ...withoutSecret]
}

/** Tells whether a plug-in is given a password; of one that nobody knows it may be. */
export function takesSecret(type: string): boolean {
  const names = parametersOf(type)
  return names === undefined ? !withoutSecret.has(type) : names.some(name => secret.test(name))
}

/** Tells whether the parameters of a plug-in begin with the one host that it switches off. */
export function beginsWithVictim(type: string): boolean {
  return /^(?:host|node)name$/.test(parametersOf(type)?.[0] ?? '')
}

/** Takes the hosts that a plug-in is told to switch off from its parameters; nothing where it goes by something else, or they are not known. */
export function victimsOf(type: string, parameters: Secret): Secret | undefined {
  const names = parametersOf(type) ?? []
  const index = names.findIndex(name => /^(?:hostname|nodename|hostlist)$/.test(name))
  if (index === -1 || parameters.isUnknown) return undefined
  const isRest = names[index] === 'hostlist' && index === names.length - 1
  let victims = ''
  parameters.is(text => {
    const words = text.trim().split(/\s+/)
    victims = isRest ? words.slice(index).join(' ') : (words[index] ?? '')
    return true
  })
  return victims === '' ? undefined : new Secret(victims)
}

function parametersOf(type: string): readonly string[] | undefined {
  return Object.hasOwn(stonithPlugins, type) ? stonithPlugins[type]?.split(' ') : undefined
}

/** Parameters without which nobody logs in. */
const credential = /passw|community|^(login|userid|username|user|ilo_user)$/

/** Last parameters that may hold blanks, as they take the rest of the line. */
const takesRest = /^(hostlist|serial_to_targets)$|passw|community/

/**
 * Says why a plug-in cannot work with the words of its line: cluster-glue gives each parameter one word, and all that is left to the
 * last one; quotes mean nothing to it. Nothing of the words is reported. How many of the later parameters there are depends on the
 * release; what is needed to log in does not, but for ibmhmc, which went by a key of ssh in heartbeat 2.
 */
export function parameterFault(type: string, words: readonly string[]): string | undefined {
  const names = parametersOf(type)
  if (names === undefined || words.some(isMasked)) return undefined
  const needed = type === 'ibmhmc' ? 1 : names.findLastIndex(name => credential.test(name)) + 1
  if (words.length < needed) return `its line lacks ${names.slice(words.length, needed).map(name => `"${name}"`).join(' and ')}, without which it cannot log in`
  const last = names[names.length - 1] ?? ''
  if (needed === 0 || words.length <= names.length || takesRest.test(last)) return undefined
  return `its line has ${words.length} words for ${names.length} parameters: blanks part words even inside quotes, and the rest becomes "${last}"`
}

function isMasked(word: string): boolean {
  return /\*{3}|x{6}|[<>]/i.test(word)
}
