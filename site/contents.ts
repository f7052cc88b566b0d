/** A text of the repository that becomes a page. */
export interface Text {
  /** Its path in the repository. */
  readonly from: string
  /** Its address on the site. */
  readonly to: string
}

/** A part of the site, as its navigation shows it. */
export interface Chapter {
  readonly title: string
  readonly pages: readonly { readonly title: string; readonly to: string; readonly from?: string }[]
}

/** What the site holds, in the order in which somebody reads it. Pages without `from` are made of tables. */
export const chapters: readonly Chapter[] = [
  {
    title: 'Use it',
    pages: [
      { title: 'Start here', to: 'index.html', from: 'README.md' },
      { title: 'From a file to a fix', to: 'docs/start.html', from: 'docs/start.md' },
      { title: 'From collect to a finding', to: 'docs/collect.html', from: 'docs/collect.md' },
      { title: 'Clusters', to: 'docs/cluster-checks.html', from: 'docs/cluster-checks.md' },
      { title: 'Another release', to: 'docs/migration.html', from: 'docs/migration.md' },
      { title: 'Settings', to: 'docs/settings.html', from: 'docs/settings.md' },
      { title: 'Suppressions', to: 'docs/suppressions.html', from: 'docs/suppressions.md' },
      { title: 'Baselines', to: 'docs/baseline.html', from: 'docs/baseline.md' },
      { title: 'Playground', to: 'playground.html' },
      { title: 'Editors', to: 'docs/editors.html', from: 'docs/editors.md' },
      { title: 'CI', to: 'docs/ci.html', from: 'docs/ci.md' },
      { title: 'Many machines', to: 'docs/many-machines.html', from: 'docs/many-machines.md' },
      { title: 'Limits', to: 'docs/limits.html', from: 'docs/limits.md' },
    ],
  },
  {
    title: 'Look it up',
    pages: [
      { title: 'Options of all languages', to: 'options/index.html' },
      { title: 'Rules', to: 'rules/index.html' },
      { title: 'Commands', to: 'commands/index.html' },
      { title: 'Formats', to: 'formats/index.html' },
    ],
  },
  {
    title: 'What the daemons do',
    pages: [
      { title: 'Agreement', to: 'docs/agreement.html', from: 'docs/agreement.md' },
      { title: 'drbd.conf', to: 'docs/agreement/drbd-conf.html', from: 'docs/agreement/drbd-conf.md' },
      { title: 'cluster.conf', to: 'docs/agreement/cluster-conf.html', from: 'docs/agreement/cluster-conf.md' },
      { title: 'ha.cf', to: 'docs/agreement/ha-cf.html', from: 'docs/agreement/ha-cf.md' },
      { title: 'haresources', to: 'docs/agreement/haresources.html', from: 'docs/agreement/haresources.md' },
      { title: 'authkeys', to: 'docs/agreement/authkeys.html', from: 'docs/agreement/authkeys.md' },
      { title: 'ocfs2 cluster.conf', to: 'docs/agreement/ocfs2-conf.html', from: 'docs/agreement/ocfs2-conf.md' },
      { title: 'corosync.conf', to: 'docs/agreement/corosync-conf.html', from: 'docs/agreement/corosync-conf.md' },
      { title: 'drbd-reactor.toml', to: 'docs/agreement/drbd-reactor.html', from: 'docs/agreement/drbd-reactor.md' },
      { title: 'How it is measured', to: 'docs/agreement/measured.html', from: 'test/agreement/README.md' },
    ],
  },
  {
    title: 'Build on it',
    pages: [
      { title: 'The library', to: 'docs/library.html', from: 'docs/library.md' },
      { title: 'Every export', to: 'api/index.html' },
      { title: 'A plugin', to: 'examples/plugin.html', from: 'examples/plugin/README.md' },
      { title: 'The map of the code', to: 'src/index.html', from: 'src/README.md' },
      { title: 'Contributing', to: 'contributing.html', from: 'CONTRIBUTING.md' },
      { title: 'Changes', to: 'changelog.html', from: 'CHANGELOG.md' },
    ],
  },
]

/** The texts that become pages as they stand. */
export const texts: readonly Text[] = chapters.flatMap(({ pages }) => pages.flatMap(({ from, to }) => (from === undefined ? [] : [{ from, to }])))

/** Files that pages lead to and that are copied as they are. */
export const copied: readonly string[] = ['schema.json', 'output.schema.json', 'stories.schema.json', 'conversions.schema.json', 'docs/terminal.svg', 'LICENSE']
