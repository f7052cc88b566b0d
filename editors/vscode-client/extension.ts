import { commands, languages, ProgressLocation, ViewColumn, window, workspace } from 'vscode'
import type { ExtensionContext } from 'vscode'
import { LanguageClient, TransportKind } from 'vscode-languageclient/node'
import type { ServerOptions } from 'vscode-languageclient/node'

import manifest from '../vscode/package.json' with { type: 'json' }

const languageIds = manifest.contributes.languages.map(({ id }) => id)

let client: LanguageClient | undefined

/** Starts the server and offers the commands; VS Code calls it when a file of ours is opened, or a folder with one. */
export async function activate(context: ExtensionContext): Promise<void> {
  const settings = workspace.getConfiguration('cfgcheck')
  client = new LanguageClient('cfgcheck', 'cfgcheck', serverOptions(context), {
    documentSelector: [...languageIds.map(language => ({ language })), { pattern: '**/cfgcheck.json' }],
    initializationOptions: { targets: settings.get('targets'), rules: settings.get('rules'), inlayHints: settings.get('inlayHints') },
    synchronize: { configurationSection: 'cfgcheck' },
    diagnosticCollectionName: 'cfgcheck',
  })
  context.subscriptions.push(client, ...Object.entries(actions).map(([name, run]) => commands.registerCommand(`cfgcheck.command.${name}`, () => told(run(context)))))
  await client.start()
}

/** Ends the server. */
export async function deactivate(): Promise<void> {
  await client?.dispose()
}

function serverOptions(context: ExtensionContext): ServerOptions {
  const command = workspace.getConfiguration('cfgcheck').get<string>('server.path', '')
  if (command !== '' && workspace.isTrusted) return { command, args: ['lsp'], transport: TransportKind.stdio }
  return { module: context.asAbsolutePath('server.mjs'), transport: TransportKind.ipc }
}

/** What the commands do. */
const actions: Readonly<Record<string, (context: ExtensionContext) => Promise<void>>> = {
  async explain() {
    const editor = window.activeTextEditor
    const found = editor === undefined ? [] : languages.getDiagnostics(editor.document.uri).filter(({ source, range }) => source === 'cfgcheck' && range.start.line <= editor.selection.active.line && editor.selection.active.line <= range.end.line)
    const rules = [...new Set(found.flatMap(({ code }) => (typeof code === 'object' ? String(code.value) : typeof code === 'string' ? code : [])))]
    const rule = rules.length > 1 ? await window.showQuickPick(rules, { placeHolder: 'The rule to explain' }) : rules[0]
    if (rule !== undefined) await show(await ask('cfgcheck.explain', rule), 'markdown')
    else if (rules.length === 0) window.showInformationMessage('Nothing is found in this line.')
  },
  async showEffective() {
    await showOf('cfgcheck.showEffective', 'The software makes nothing else of this file than what it says.')
  },
  async diffHosts() {
    const uri = activeUri()
    const hosts = uri === undefined ? [] : (((await request('cfgcheck.hosts', uri)) as readonly string[] | null) ?? [])
    if (hosts.length < 2) return void window.showInformationMessage('This file belongs to no cluster of several hosts.')
    const left = await window.showQuickPick([...hosts], { placeHolder: 'The first host' })
    const right = left === undefined ? undefined : await window.showQuickPick(hosts.filter(host => host !== left), { placeHolder: `The host to compare "${left}" with` })
    if (left !== undefined && right !== undefined) await show(await ask('cfgcheck.diffHosts', left, right), 'diff')
  },
  async failover() {
    await showOf('cfgcheck.failover', 'Nothing can be told of this file’s cluster.')
  },
  async picture(context) {
    const uri = activeUri()
    const page = uri === undefined ? undefined : await ask('cfgcheck.picture', uri, 'html')
    if (page === undefined) return void window.showInformationMessage('This file belongs to no cluster.')
    // The page is whole and asks for nothing; scripts in it move and zoom the picture.
    const panel = window.createWebviewPanel('cfgcheck.picture', 'Cluster', ViewColumn.Beside, { enableScripts: true, localResourceRoots: [] })
    panel.webview.html = page
    context.subscriptions.push(panel)
  },
  async fixAll() {
    const uri = activeUri()
    if (uri !== undefined && (await request('cfgcheck.fixAll', uri)) !== true) window.showInformationMessage('Nothing can be fixed without a look at it.')
  },
  async restart() {
    await request('cfgcheck.restart')
  },
}

function activeUri(): string | undefined {
  const { document } = window.activeTextEditor ?? {}
  return document === undefined || !languageIds.includes(document.languageId) ? undefined : (client?.code2ProtocolConverter.asUri(document.uri) ?? undefined)
}

async function request(command: string, ...given: readonly string[]): Promise<unknown> {
  return client?.sendRequest('workspace/executeCommand', { command, arguments: given })
}

async function ask(command: string, ...given: readonly string[]): Promise<string | undefined> {
  const answer = await window.withProgress({ location: ProgressLocation.Window, title: 'cfgcheck' }, () => request(command, ...given))
  return typeof answer === 'string' ? answer : undefined
}

/** Shows what a command says of the file in front. */
async function showOf(command: string, otherwise: string): Promise<void> {
  const uri = activeUri()
  const text = uri === undefined ? undefined : await ask(command, uri)
  if (text === undefined) window.showInformationMessage(otherwise)
  else await show(text, command === 'cfgcheck.showEffective' ? 'drbd-conf' : 'plaintext')
}

async function show(content: string | undefined, language: string): Promise<void> {
  if (content === undefined) return void window.showInformationMessage('There is nothing to show.')
  await window.showTextDocument(await workspace.openTextDocument({ content, language }), { viewColumn: ViewColumn.Beside, preview: true })
}

async function told(work: Promise<void>): Promise<void> {
  await work.catch((fault: unknown) => window.showErrorMessage(`cfgcheck: ${fault instanceof Error ? fault.message : String(fault)}`))
}
