import { isShellTrue } from '../../languages/cluster-conf/analysis/resource-tree.js'
import type { Draft, Primitive } from '../draft.js'
import { carried, lost, replaced } from '../ledger.js'
import { daemon, service } from '../wrapper.js'
import { made } from './counterpart.js'
import type { Find, RgCounterpart, RgResource } from './counterpart.js'

export const apache: Find = (draft, { values }) => {
  const root = values['server_root'] ?? '/etc/httpd'
  const file = values['config_file'] ?? 'conf/httpd.conf'
  const parameters = { configfile: file.startsWith('/') ? file : `${root.replace(/\/$/, '')}/${file}`, httpd: values['httpd'] ?? '', options: values['httpd_options'] ?? '' }
  return made(draft, { agent: 'ocf:heartbeat:apache', id: `apache-${values['name'] ?? ''}`, parameters, carries: ['server_root', 'config_file', 'httpd', 'httpd_options', 'name'] })
}

export const named: Find = (draft, { values }) => {
  const isSdb = isShellTrue(values['named_sdb'])
  const parameters = { named: isSdb ? '/usr/sbin/named-sdb' : '', named_config: values['config_file'] ?? '', named_options: values['named_options'] ?? '' }
  return made(draft, {
    agent: 'ocf:heartbeat:named',
    id: `named-${values['name'] ?? ''}`,
    parameters,
    carries: ['config_file', 'named_options', 'name'],
    says: {
      named_sdb: isSdb ? carried('CIB: named=/usr/sbin/named-sdb') : replaced('nothing', 'it only says what is so without it'),
      named_working_dir: lost('write it as "directory" of options into named.conf: named.sh put it into its own copy of that file'),
      update_source: lost('write the address of the service as notify-source, transfer-source and query-source of options into named.conf: named.sh put them into its own copy of that file'),
    },
  })
}

export const openldap: Find = (draft, { values }) => {
  const parameters = { config: values['config_file'] ?? '/etc/openldap/slapd.conf', services: values['url_list'] ?? '', parameters: values['slapd_options'] ?? '' }
  return made(draft, { agent: 'ocf:heartbeat:slapd', id: `slapd-${values['name'] ?? ''}`, parameters, carries: ['config_file', 'url_list', 'slapd_options', 'name'] })
}

const sambaFile = '/etc/samba/smb.conf'

/** samba.sh starts smbd, then nmbd. The units of the system do where they read the same file with no further options. */
export const samba: Find = (draft, { values }) => {
  const file = values['config_file'] ?? sambaFile
  return sambaDaemons(draft, { file, smbd: values['smbd_options'] ?? '', nmbd: values['nmbd_options'] ?? '' })
}

/** smb.sh of the first releases wrote a file for each service where there was none. */
export const smb: Find = (draft, { values }) => {
  const file = `/etc/samba/smb.conf.${values['name'] ?? ''}`
  const found = sambaDaemons(draft, { file, smbd: '', nmbd: '' })
  if (found.kind !== 'resource') return found
  return { ...found, says: { ...found.says, workgroup: lost(`"workgroup" of ${file} counts`) }, tasks: [...(found.tasks ?? []), `"${file}" must be there on all hosts: smb.sh wrote it where there was none, and nothing does any more`] }
}

function sambaDaemons(draft: Draft, { file, smbd, nmbd }: { readonly file: string; readonly smbd: string; readonly nmbd: string }): RgCounterpart {
  const isStandard = file === sambaFile && smbd === '' && nmbd === ''
  const of = (program: 'smbd' | 'nmbd', options: string): Primitive =>
    isStandard ? service(draft, program.slice(0, -1)) : daemon(draft, { words: [`/usr/sbin/${program}`, '--foreground', '--no-process-group', '-s', file, ...options.split(/\s+/).filter(word => word !== '')], tool: 'rgmanager' })
  const [resource, names] = [of('smbd', smbd), of('nmbd', nmbd)]
  return {
    kind: 'resource',
    resource,
    more: [names],
    ...(isStandard ? { units: ['smb', 'nmb'] } : {}),
    carries: ['name', 'config_file', 'smbd_options', 'nmbd_options'],
    why: isStandard ? 'two units of the system, "smb" and "nmb" on Red Hat, "smbd" and "nmbd" on Debian' : 'two units run the daemons with the file and the options of the service',
  }
}

/** What Tomcat needs stands in a file of the shell, and later releases have another one. */
const tomcat = (usual: string): Find => (draft, { values }): RgCounterpart => {
  const { config_file: file = usual } = values
  return {
    kind: 'resource',
    resource: service(draft, 'tomcat'),
    units: ['tomcat'],
    carries: ['name'],
    why: 'the unit of the system starts it; on another release it has another name (tomcat9)',
    says: {
      config_file: lost('the unit reads /etc/tomcat/tomcat.conf, or /etc/default/tomcat9 on Debian'),
      tomcat_user: lost('the unit says as whom it runs'),
      catalina_options: lost('CATALINA_OPTS of /etc/tomcat/tomcat.conf is what it was'),
      catalina_base: lost('CATALINA_BASE of /etc/tomcat/tomcat.conf is what it was'),
    },
    tasks: [`Tomcat: take over into /etc/tomcat/tomcat.conf of all hosts what "${file}" says (JAVA_HOME, CATALINA_BASE, CATALINA_OPTS, TOMCAT_USER)${notes(values)}, and have the web applications tried with the later release; ocf:heartbeat:tomcat, which looks at a page, wants java_home and catalina_home`],
  }
}

function notes(values: RgResource['values']): string {
  const said = ['tomcat_user', 'catalina_options', 'catalina_base'].flatMap(name => (values[name] === undefined ? [] : [`${name}="${values[name] ?? ''}"`]))
  return said.length === 0 ? '' : ` and cluster.conf said (${said.join(', ')})`
}

export const tomcat5 = tomcat('/etc/tomcat5/tomcat5.conf')
export const tomcat6 = tomcat('/etc/tomcat6/tomcat6.conf')
