import { autocompletion, closeBrackets, closeBracketsKeymap, completionKeymap } from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { bracketMatching, indentUnit } from '@codemirror/language'
import { lintGutter, lintKeymap } from '@codemirror/lint'
import { formatDocument, languageServerExtensions, LSPClient, LSPPlugin } from '@codemirror/lsp-client'
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search'
import { EditorState } from '@codemirror/state'
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from '@codemirror/view'

import { readDropped } from './archive.js'
import type { TextFile } from './archive.js'
import { serverColours } from './colours.js'
import { exampleFiles } from './example.js'
import { Files, root, uriOf } from './files.js'
import type { OpenFile } from './files.js'
import { packed, unpacked } from './link.js'
import { startServer } from './server.js'

/** What the build says of the software whose files are read, and of its releases. */
declare const cfgcheckSoftware: readonly { readonly family: string; readonly name: string; readonly targets: readonly string[]; readonly languages: readonly string[] }[]

interface Position {
  readonly line: number
  readonly character: number
}

/** A finding, as the server tells it. */
interface Finding {
  readonly range: { readonly start: Position; readonly end: Position }
  readonly severity: 1 | 2 | 3 | 4
  readonly code: string
  readonly message: string
}

/** What the server offers to do. */
interface Action {
  readonly title: string
  readonly kind?: string
  readonly edit?: { readonly changes?: Readonly<Record<string, readonly TextEdit[]>>; readonly documentChanges?: readonly { readonly textDocument: { readonly uri: string }; readonly edits: readonly TextEdit[] }[] }
}

interface TextEdit {
  readonly range: { readonly start: Position; readonly end: Position }
  readonly newText: string
}

const found = new Map<string, readonly Finding[]>()
const states = new Map<string, EditorState>()
/** Files that no language has: what hosts say of themselves. */
let others = new Map<string, string>()
let targets: Record<string, string> = {}
let front: OpenFile | undefined
let view: EditorView | undefined

const element = <Kind extends HTMLElement = HTMLElement>(id: string): Kind => {
  const there = document.getElementById(id)
  if (there === null) throw new Error(`The page has no part "${id}"`)
  return there as Kind
}

const client = new LSPClient({
  rootUri: root,
  timeout: 60_000,
  workspace: own => new Files(own),
  extensions: languageServerExtensions(),
  notificationHandlers: {
    'textDocument/publishDiagnostics': (_, { uri, diagnostics }: { uri: string; diagnostics: readonly Finding[] }) => {
      found.set(uri, diagnostics)
      laterDraw()
      return false
    },
  },
})
const files = client.workspace as Files
files.show = show

const theme = EditorView.theme({
  '&': { height: '100%', color: 'var(--ink)', backgroundColor: 'var(--paper)' },
  '.cm-content': { caretColor: 'var(--ink)' },
  '.cm-scroller': { fontFamily: 'ui-monospace, monospace', fontSize: '14px' },
  '.cm-gutters': { backgroundColor: 'var(--shade)', color: 'var(--soft)', borderRight: '1px solid var(--line)' },
  '.cm-activeLine, .cm-activeLineGutter': { backgroundColor: 'color-mix(in srgb, var(--info) 9%, transparent)' },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': { backgroundColor: 'color-mix(in srgb, var(--info) 25%, transparent) !important' },
  '.cm-cursor': { borderLeftColor: 'var(--ink)' },
  '.cm-tooltip, .cm-panels': { backgroundColor: 'var(--box)', color: 'var(--ink)', border: '1px solid var(--line)' },
  '.cm-tooltip-autocomplete ul li[aria-selected]': { backgroundColor: 'var(--info)', color: 'var(--paper)' },
  '.cm-button': { backgroundImage: 'none', backgroundColor: 'var(--shade)', color: 'var(--ink)' },
  '.cm-textfield': { backgroundColor: 'var(--paper)', color: 'var(--ink)' },
})

function stateOf(file: OpenFile): EditorState {
  return EditorState.create({
    doc: file.doc,
    extensions: [
      lineNumbers(),
      history(),
      drawSelection(),
      bracketMatching(),
      closeBrackets(),
      autocompletion(),
      highlightActiveLine(),
      highlightSelectionMatches(),
      lintGutter(),
      indentUnit.of('  '),
      // Tab leaves the editor after Escape, as CodeMirror tells those who use the keyboard alone.
      keymap.of([{ key: 'Mod-.', run: () => (void offerFixes(), true) }, ...closeBracketsKeymap, ...defaultKeymap, ...searchKeymap, ...historyKeymap, ...completionKeymap, ...lintKeymap, indentWithTab]),
      EditorView.contentAttributes.of({ 'aria-label': file.path }),
      theme,
      client.plugin(file.uri, file.languageId),
      serverColours(client),
      EditorView.updateListener.of(update => {
        if (update.docChanged) client.sync()
      }),
    ],
  })
}

/** Puts a file in front. */
function show(file: OpenFile): EditorView {
  if (front !== file || view === undefined) {
    client.sync()
    if (front !== undefined && view !== undefined && files.at(front.uri) === front) states.set(front.path, view.state)
    front = file
    const before = states.get(file.path)
    const state = before?.doc.eq(file.doc) === true ? before : stateOf(file)
    if (view === undefined) view = new EditorView({ state, parent: element('editor') })
    else view.setState(state)
    drawTabs()
    drawSoftware()
    laterDraw()
  }
  return view
}

let opening = Promise.resolve()

/** Opens other files instead of those that are there, one lot after the other. */
function open(given: Readonly<Record<string, string>>, current?: string): Promise<void> {
  return (opening = opening.then(() => replace(given, current)))
}

async function replace(given: Readonly<Record<string, string>>, current?: string): Promise<void> {
  await client.initializing
  const gone = Object.fromEntries([...files.files.map(({ uri }) => uri), ...[...others.keys()].map(uriOf)].map(uri => [uri, null]))
  const texts = Object.entries(given)
  client.notification('cfgcheck/files', { files: { ...gone, ...Object.fromEntries(texts.map(([path, text]) => [uriOf(path), text])) } })
  const languages = await Promise.all(texts.map(([path]) => command<string | null>('cfgcheck.languageOf', uriOf(path))))
  const known = texts.flatMap(([path, text], index) => {
    const languageId = languages[index]
    return typeof languageId === 'string' ? [{ path, languageId, text }] : []
  })
  others = new Map(texts.filter((_, index) => typeof languages[index] !== 'string'))
  found.clear()
  states.clear()
  front = undefined
  files.replace(known)
  const first = files.files.find(({ path }) => path === current) ?? files.files[0]
  element('empty').hidden = first !== undefined
  if (first !== undefined) show(first)
  else drawTabs()
  say(`${known.length} files are open${others.size === 0 ? '' : `, ${others.size} more say something of their hosts`}.`)
}

async function command<Answer>(name: string, ...given: readonly string[]): Promise<Answer> {
  return client.request<object, Answer>('workspace/executeCommand', { command: name, arguments: given })
}

let sayTimer = 0
function say(text: string): void {
  element('said').textContent = text
  clearTimeout(sayTimer)
  sayTimer = setTimeout(() => (element('said').textContent = ''), 10_000)
}

/* Tabs, findings, picture and stories. */

function drawTabs(): void {
  const tabs = element('tabs')
  const hadFocus = tabs.contains(document.activeElement)
  tabs.replaceChildren(
    ...files.files.map(file => {
      const tab = document.createElement('button')
      const own = found.get(file.uri) ?? []
      const worst = Math.min(...own.map(({ severity }) => severity))
      tab.type = 'button'
      tab.setAttribute('role', 'tab')
      tab.setAttribute('aria-selected', String(file === front))
      tab.setAttribute('aria-controls', 'editor')
      tab.tabIndex = file === front ? 0 : -1
      tab.title = file.path
      const host = document.createElement('span')
      host.textContent = file.path.includes('/etc/') ? `${file.path.split('/etc/')[0]?.split('/').at(-1) ?? ''} ` : ''
      const count = document.createElement('span')
      count.className = severityName(worst)
      count.textContent = own.length === 0 ? '' : ` ${own.length}`
      tab.append(host, file.path.split('/').at(-1) ?? '', count)
      tab.addEventListener('click', () => show(file).focus())
      return tab
    }),
  )
  const selected = tabs.querySelector<HTMLElement>('[aria-selected=true]')
  if (hadFocus) selected?.focus()
  selected?.scrollIntoView({ block: 'nearest', inline: 'nearest' })
}

function severityName(severity: number): string {
  return severity === 1 ? 'error' : severity === 2 ? 'warning' : 'info'
}

let drawTimer = 0
function laterDraw(): void {
  clearTimeout(drawTimer)
  drawTimer = setTimeout(() => void drawPanels(), 60)
}

let drawing = 0
async function drawPanels(): Promise<void> {
  const turn = ++drawing
  drawTabs()
  drawFindings()
  if (front === undefined) return
  const { uri } = front
  const [picture, stories] = await Promise.all([command<string | null>('cfgcheck.picture', uri), command<string | null>('cfgcheck.failover', uri)]).catch(() => [null, null])
  if (turn !== drawing) return
  const image = element<HTMLImageElement>('picture')
  image.hidden = picture === null
  if (picture !== null) {
    URL.revokeObjectURL(image.src)
    image.src = URL.createObjectURL(new Blob([picture], { type: 'image/svg+xml' }))
  }
  element('no-picture').hidden = picture !== null
  element('stories').textContent = (stories ?? 'Nothing can be told of these files: they show no cluster whose software decides by them.').replaceAll('/cluster/', '')
}

function drawFindings(): void {
  // What two hosts say differently is found on both, and told once.
  const all = new Map<string, { readonly finding: Finding; readonly places: { readonly file: OpenFile; readonly finding: Finding }[] }>()
  for (const file of files.files) {
    for (const finding of found.get(file.uri) ?? []) {
      const key = `${finding.code} ${finding.message}`
      const known = all.get(key)
      if (known === undefined) all.set(key, { finding, places: [{ file, finding }] })
      else known.places.push({ file, finding })
    }
  }
  const told = [...all.values()].sort((a, b) => a.finding.severity - b.finding.severity)
  const counts = ['error', 'warning', 'info'].map(name => told.filter(({ finding }) => severityName(finding.severity) === name).length)
  element('count').textContent = `${counts[0] ?? 0} errors, ${counts[1] ?? 0} warnings, ${counts[2] ?? 0} hints`
  const list = element('findings')
  const focused = list.contains(document.activeElement) ? [...list.querySelectorAll('button')].indexOf(document.activeElement as HTMLButtonElement) : -1
  list.replaceChildren(
    ...told.map(({ finding, places }) => {
      const item = document.createElement('li')
      item.className = severityName(finding.severity)
      const text = document.createElement('div')
      text.className = 'finding'
      text.append(
        finding.message,
        ...places.map(place => {
          const go = document.createElement('button')
          go.type = 'button'
          go.className = 'place'
          go.textContent = `${place.file.path}:${place.finding.range.start.line + 1}`
          go.addEventListener('click', () => goTo(place.file, place.finding))
          return go
        }),
        ` ${finding.code}`,
      )
      const fix = document.createElement('button')
      fix.type = 'button'
      fix.textContent = 'Fixes'
      fix.setAttribute('aria-label', `Fixes of: ${finding.message}`)
      fix.addEventListener('click', () => {
        const [place] = places
        if (place === undefined) return
        goTo(place.file, place.finding)
        void offerFixes(place.finding)
      })
      item.append(text, fix)
      return item
    }),
  )
  if (focused !== -1) list.querySelectorAll('button')[focused]?.focus()
}

function goTo(file: OpenFile, { range }: Finding): void {
  const shown = show(file)
  const plugin = LSPPlugin.get(shown)
  if (plugin === null) return
  const [anchor, head] = [plugin.fromPosition(range.start), plugin.fromPosition(range.end)]
  shown.dispatch({ selection: { anchor, head }, effects: EditorView.scrollIntoView(anchor, { y: 'center' }) })
  shown.focus()
}

/* Fixes. */

async function offerFixes(finding?: Finding): Promise<void> {
  const plugin = view === undefined ? null : LSPPlugin.get(view)
  if (plugin === null || view === undefined) return
  client.sync()
  const { from, to } = view.state.selection.main
  const range = finding?.range ?? { start: plugin.toPosition(from), end: plugin.toPosition(to) }
  const own = finding === undefined ? (found.get(plugin.uri) ?? []).filter(other => other.range.start.line <= range.end.line && range.start.line <= other.range.end.line) : [finding]
  const actions = (await client.request<object, readonly Action[] | null>('textDocument/codeAction', { textDocument: { uri: plugin.uri }, range, context: { diagnostics: own } })) ?? []
  const usable = actions.filter(({ edit, kind }) => edit !== undefined && kind?.startsWith('source') !== true)
  const dialog = element<HTMLDialogElement>('fixes')
  const list = element('fix-list')
  list.replaceChildren(
    ...usable.map(action => {
      const item = document.createElement('li')
      const button = document.createElement('button')
      button.type = 'button'
      button.textContent = action.title
      button.addEventListener('click', () => {
        dialog.close()
        apply(action)
        view?.focus()
      })
      item.append(button)
      return item
    }),
  )
  element('no-fixes').hidden = usable.length > 0
  dialog.showModal()
}

async function fixAll(): Promise<void> {
  if (front === undefined) return
  client.sync()
  const range = { start: { line: 0, character: 0 }, end: { line: front.doc.lines, character: 0 } }
  const actions = (await client.request<object, readonly Action[] | null>('textDocument/codeAction', { textDocument: { uri: front.uri }, range, context: { diagnostics: [], only: ['source.fixAll'] } })) ?? []
  const [action] = actions.filter(({ edit }) => edit !== undefined)
  if (action === undefined) say('Nothing can be fixed without a look at it.')
  else apply(action)
}

function apply({ edit }: Action): void {
  const changes = edit?.documentChanges?.map(({ textDocument, edits }) => [textDocument.uri, edits] as const) ?? Object.entries(edit?.changes ?? {})
  for (const [uri, edits] of changes) {
    const file = files.at(uri)
    if (file === undefined) continue
    const doc = file.view?.state.doc ?? file.doc
    const offset = ({ line, character }: Position): number => (line >= doc.lines ? doc.length : Math.min(doc.line(line + 1).from + character, doc.line(line + 1).to))
    files.updateFile(uri, { changes: edits.map(({ range, newText }) => ({ from: offset(range.start), to: offset(range.end), insert: newText })) })
  }
}

/* The release, links, files from elsewhere. */

function drawSoftware(): void {
  const software = cfgcheckSoftware.find(({ languages }) => languages.includes(front?.languageId ?? ''))
  const select = element<HTMLSelectElement>('release')
  select.disabled = software === undefined
  if (software === undefined) return
  element('software').textContent = `Release of ${software.name}`
  const options = [['', 'found out from the files'], ...software.targets.map(target => [target, target])].map(([value = '', text = '']) => {
    const option = document.createElement('option')
    option.value = value
    option.textContent = text
    return option
  })
  select.replaceChildren(...options)
  select.value = targets[software.family] ?? ''
  select.onchange = () => {
    targets = { ...targets, [software.family]: select.value }
    settle()
  }
}

function settle(): void {
  client.notification('workspace/didChangeConfiguration', { settings: { cfgcheck: { targets: Object.fromEntries(Object.entries(targets).filter(([, target]) => target !== '')) } } })
}

async function makeLink(): Promise<void> {
  client.sync()
  const texts = Object.fromEntries(others)
  let hidden = 0
  for (const file of files.files) {
    const text = file.doc.toString()
    const without = (await command<string | null>('cfgcheck.withoutSecrets', file.uri)) ?? ''
    if (without !== text) hidden += 1
    texts[file.path] = without
  }
  const fragment = await packed({ files: texts, targets, ...(front === undefined ? {} : { current: front.path }) })
  globalThis.history.replaceState(null, '', fragment)
  await navigator.clipboard?.writeText(location.href).catch(() => undefined)
  say(`The address of this page carries the files now${hidden === 0 ? '' : '; keys and passwords are left out'}.`)
}

async function take(read: Promise<readonly TextFile[]>): Promise<void> {
  const taken = await read.catch((fault: unknown) => {
    say(`This cannot be read: ${String(fault)}`)
    return []
  })
  if (taken.length > 0) await open(withoutShell(taken))
  else if (element('said').textContent === '') say('There is no text in this that could be checked.')
}

/** What was dropped lies in one folder, whose name says nothing. */
function withoutShell(taken: readonly TextFile[]): Record<string, string> {
  const paths = taken.map(([path]) => path)
  const [shell = ''] = paths[0]?.split('/') ?? []
  const isShell = paths.every(path => path.startsWith(`${shell}/`) && !path.startsWith(`${shell}/etc/`)) && shell !== 'etc'
  return Object.fromEntries(taken.map(([path, text]) => [isShell ? path.slice(shell.length + 1) : path, text]))
}

function listen(): void {
  element('format').addEventListener('click', () => view !== undefined && formatDocument(view))
  element('fix-all').addEventListener('click', () => void fixAll())
  element('link').addEventListener('click', () => void makeLink())
  element('example').addEventListener('click', () => void open(exampleFiles))
  for (const id of ['choose-archive', 'choose-folder']) {
    const input = element<HTMLInputElement>(id)
    input.addEventListener('change', () => void take(readDropped([...(input.files ?? [])])))
  }
  document.addEventListener('dragover', event => event.preventDefault())
  document.addEventListener('drop', event => {
    event.preventDefault()
    const items = [...(event.dataTransfer?.items ?? [])].flatMap(item => item.webkitGetAsEntry() ?? item.getAsFile() ?? [])
    // Archives are files, and an entry gives one, too.
    void take(Promise.all(items.map(item => (item instanceof File || !item.isFile ? item : new Promise<File>((resolve, reject) => (item as FileSystemFileEntry).file(resolve, reject))))).then(readDropped))
  })
  for (const list of document.querySelectorAll<HTMLElement>('[role=tablist]')) {
    list.addEventListener('keydown', event => {
      const tabs = [...list.querySelectorAll<HTMLElement>('[role=tab]')]
      const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
      const at = tabs.indexOf(document.activeElement as HTMLElement)
      if (step === undefined || at === -1) return
      event.preventDefault()
      const next = (at + step + tabs.length) % tabs.length
      if (list.id === 'tabs') {
        const file = files.files[next]
        if (file !== undefined) show(file)
        list.querySelectorAll<HTMLElement>('[role=tab]')[next]?.focus()
      } else {
        tabs[next]?.click()
        tabs[next]?.focus()
      }
    })
  }
  for (const tab of document.querySelectorAll<HTMLElement>('#views [role=tab]')) {
    tab.addEventListener('click', () => {
      for (const other of document.querySelectorAll<HTMLElement>('#views [role=tab]')) {
        const isChosen = other === tab
        other.setAttribute('aria-selected', String(isChosen))
        other.tabIndex = isChosen ? 0 : -1
        element(other.getAttribute('aria-controls') ?? '').hidden = !isChosen
      }
    })
  }
}

/** Has the browser keep the page and its scripts, where it came from a server: files are there anyway. */
function keepForOffline(): void {
  if (location.protocol === 'file:' || !('serviceWorker' in navigator)) return
  // Without it the page works as well, as long as there is a network.
  navigator.serviceWorker.register('playground-offline.js', { scope: 'playground' }).catch(() => undefined)
}

async function begin(): Promise<void> {
  listen()
  keepForOffline()
  client.connect(startServer())
  const shared = await unpacked(location.hash)
  targets = { ...shared?.targets }
  await client.initializing
  if (Object.keys(targets).length > 0) settle()
  await open(shared?.files ?? exampleFiles, shared?.current)
}

void begin()
