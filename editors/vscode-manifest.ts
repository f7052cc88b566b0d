import { builtinLanguages } from '../src/languages/builtin.js'
import { editorNames } from './file-names.js'
import { scopeOf } from './grammars.js'
import { snippets } from './snippets.js'

/** What is known of the package as a whole. */
interface Package {
  readonly version: string
  readonly license: string
  readonly repository: object
  readonly bugs: string
  readonly homepage: string
}

/** The commands that a person calls by name. */
const commands = {
  explain: 'Explain a Finding',
  showEffective: 'Show the Effective Configuration',
  diffHosts: 'Compare Two Hosts',
  failover: 'Tell What Happens When Something Fails',
  picture: 'Draw the Cluster',
  fixAll: 'Fix All That Can Be Fixed Safely',
  restart: 'Read Everything Again',
} as const

/** Makes the manifest of the extension from the tables of languages. */
export async function manifest({ version, license, repository, bugs, homepage }: Package): Promise<object> {
  return {
    name: 'cfgcheck',
    displayName: 'cfgcheck',
    description: 'drbd.conf, cluster.conf, ha.cf, haresources, authkeys, corosync.conf, the CIB and drbd-reactor.toml: checked over all hosts of a cluster while you type',
    version,
    publisher: 'cfgcheck',
    license,
    homepage,
    repository,
    bugs,
    engines: { vscode: '^1.91.0' },
    categories: ['Programming Languages', 'Linters', 'Formatters', 'Snippets'],
    keywords: ['drbd', 'heartbeat', 'pacemaker', 'corosync', 'cluster'],
    main: './extension.js',
    activationEvents: ['workspaceContains:**/etc/{drbd.conf,ha.d/ha.cf,heartbeat/ha.cf,cluster/cluster.conf,ocfs2/cluster.conf,corosync/corosync.conf,drbd-reactor.toml}', 'workspaceContains:cfgcheck.json'],
    // Files are read and never run; no plugin is loaded from a folder.
    capabilities: { untrustedWorkspaces: { supported: 'limited', description: 'The command that is set as cfgcheck.server.path is not started.', restrictedConfigurations: ['cfgcheck.server.path'] }, virtualWorkspaces: false },
    contributes: {
      languages: builtinLanguages.map(language => {
        const { filenames, extensions, patterns } = editorNames(language)
        return {
          id: language.id,
          aliases: [language.title],
          ...(filenames.length === 0 ? {} : { filenames }),
          ...(extensions.length === 0 ? {} : { extensions }),
          ...(patterns.length === 0 ? {} : { filenamePatterns: patterns }),
          ...(firstLines[language.id] === undefined ? {} : { firstLine: firstLines[language.id] }),
          configuration: `./language-configuration/${language.id}.json`,
        }
      }),
      grammars: builtinLanguages.map(({ id }) => ({ language: id, scopeName: scopeOf(id), path: `./syntaxes/${id}.tmLanguage.json` })),
      snippets: Object.keys(snippets).map(id => ({ language: id, path: `./snippets/${id}.json` })),
      configuration: { title: 'cfgcheck', properties: await settings() },
      commands: Object.entries(commands).map(([name, title]) => ({ command: `cfgcheck.command.${name}`, title, category: 'cfgcheck' })),
      menus: {
        'editor/title': [{ command: 'cfgcheck.command.picture', when: `resourceLangId =~ /^(${builtinLanguages.map(({ id }) => id).join('|')})$/`, group: '9_cfgcheck' }],
      },
    },
  }
}

/** The language of a file that no name tells. */
const firstLines: Readonly<Record<string, string>> = { cib: '^\\s*<cib[\\s>]' }

async function settings(): Promise<Readonly<Record<string, object>>> {
  const families = new Map<string, { readonly software: string; readonly targets: readonly string[] }>()
  for (const { targetFamily, softwareName, load } of builtinLanguages) {
    if (!families.has(targetFamily)) families.set(targetFamily, { software: softwareName, targets: (await load()).targets })
  }
  return {
    'cfgcheck.targets': {
      type: 'object',
      markdownDescription: 'The release of each software that reads the files; found out from the files where none is named. A `cfgcheck.json` counts more.',
      properties: Object.fromEntries([...families].map(([family, { software, targets }]) => [family, { type: 'string', description: `The release of ${software}`, anyOf: [{ enum: targets }, { pattern: '^\\d+(\\.\\d+)*$' }] }])),
      additionalProperties: false,
      default: {},
    },
    'cfgcheck.rules': {
      type: 'object',
      markdownDescription: 'Severities by rule or group of rules, such as `"drbd-conf/*": "off"`; the last one that names a rule wins. A `cfgcheck.json` counts more.',
      additionalProperties: { type: 'string', enum: ['error', 'warning', 'info', 'off'] },
      default: {},
    },
    'cfgcheck.inlayHints': {
      type: 'object',
      description: 'Which remarks are shown in the text.',
      properties: {
        quantities: { type: 'boolean', default: true, description: 'What a number amounts to' },
        devices: { type: 'boolean', default: true, description: 'The device of a minor number' },
        hosts: { type: 'boolean', default: true, description: 'The hosts that carry a resource' },
      },
      additionalProperties: false,
      default: {},
    },
    'cfgcheck.server.path': { type: 'string', scope: 'machine-overridable', markdownDescription: 'A `cfgcheck` that is installed, to be used instead of the one that comes along.', default: '' },
    'cfgcheck.trace.server': { type: 'string', scope: 'window', enum: ['off', 'messages', 'verbose'], default: 'off', description: 'Whether what is said between the editor and the server is written to the output.' },
  }
}
