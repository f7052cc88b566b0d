import { DocumentDiagnosticReportKind, ErrorCodes, ResponseError, TextDocuments, TextDocumentSyncKind } from 'vscode-languageserver'
import type { Connection, InitializeParams, InitializeResult, TextDocumentPositionParams } from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'

import {
  codeActionsIn,
  completionsAt,
  foldingsOf,
  formattingEdits,
  hoverAt,
  mentionAt,
  openDocument,
  planRename,
  referencesTo,
  symbolsOf,
} from '../editor/index.js'
import { shownFindings } from '../diagnostics/shown-findings.js'
import type { EditedDocument } from '../editor/index.js'
import { createChecker } from '../workspace/checker.js'
import { faultInWords } from '../secrets/fault-in-words.js'
import type { CheckReport } from '../workspace/report.js'
import { clusterAround } from '../workspace/documents/discover.js'
import { overlayFileSystem } from '../workspace/documents/file-system.js'
import type { FileSystem } from '../workspace/documents/file-system.js'
import { namingFiles } from '../workspace/mentions.js'
import { onEachHost } from '../workspace/report/copies-of-findings.js'
import { recognise } from '../workspace/documents/recognise.js'
import { builtinLanguages } from '../languages/builtin.js'
import type { LanguageEntry } from '../languages/language.js'
import { createSource } from '../text/source.js'
import type { Source } from '../text/source.js'
import { pathOf, toCompletionItem, toFoldingRange, toLspCodeAction, toLspDiagnostic, toLspHover, toLspSymbol, toChanges, toOffset, toRange, toTextEdit, uriOf } from './convert.js'

/** How long a change waits for the next one before diagnostics are pushed, in milliseconds. */
const pushDelayMs = 120

/**
 * Serves a connection: diagnostics (pushed, or pulled by clients that can), formatting, completion, hover, outline,
 * folding, fixes, references and renaming.
 *
 * A file that lies where its software looks for it, such as `…/alpha/etc/ha.d/ha.cf`, is checked with its host and the hosts
 * beside it. Buffers stand in front of `fileSystem`.
 */
export function startServer(connection: Connection, fileSystem: FileSystem, version: string): void {
  const documents = new TextDocuments(TextDocument)
  const server = { documents, fileSystem }
  let isPulled = false

  connection.onInitialize((params: InitializeParams): InitializeResult => {
    isPulled = params.capabilities.textDocument?.diagnostic !== undefined
    return {
      serverInfo: { name: 'cfgcheck', version },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        diagnosticProvider: { identifier: 'cfgcheck', interFileDependencies: true, workspaceDiagnostics: false },
        documentFormattingProvider: true,
        completionProvider: { triggerCharacters: [' ', ':', '"', '<', '='] },
        hoverProvider: true,
        documentSymbolProvider: true,
        foldingRangeProvider: true,
        codeActionProvider: { codeActionKinds: ['quickfix'] },
        referencesProvider: true,
        renameProvider: { prepareProvider: true },
      },
    }
  })

  serveDiagnostics(connection, server, () => isPulled)
  serveEditing(connection, server)
  serveNames(connection, server)
  documents.listen(connection)
  connection.listen()
}

interface Server {
  readonly documents: TextDocuments<TextDocument>
  readonly fileSystem: FileSystem
}

function serveDiagnostics(connection: Connection, server: Server, isPulled: () => boolean): void {
  const { documents } = server
  const waiting = new Map<string, ReturnType<typeof setTimeout>>()

  const push = async (uri: string): Promise<void> => {
    waiting.delete(uri)
    const document = documents.get(uri)
    if (document === undefined) return
    const items = await diagnosticsOf(server, document)
    if (documents.get(uri)?.version !== document.version) return
    await connection.sendDiagnostics({ uri, version: document.version, diagnostics: items })
  }
  // Nobody waits for what is pushed: a fault is told, and the server goes on.
  const pushGuarded = (uri: string): void => {
    push(uri).catch((fault: unknown) => connection.console.error(`cfgcheck: the check of a document failed: ${faultInWords(fault).join(' ')}`))
  }

  documents.onDidChangeContent(({ document }) => {
    if (isPulled()) return
    // What one file says may change the findings in every other open one.
    for (const { uri } of documents.all()) {
      clearTimeout(waiting.get(uri))
      waiting.set(uri, setTimeout(() => pushGuarded(uri), uri === document.uri ? pushDelayMs : 2 * pushDelayMs))
    }
  })
  documents.onDidClose(({ document }) => {
    clearTimeout(waiting.get(document.uri))
    waiting.delete(document.uri)
    if (!isPulled()) void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] })
  })
  connection.languages.diagnostics.on(async ({ textDocument }) => {
    const document = documents.get(textDocument.uri)
    const items = document === undefined ? [] : await diagnosticsOf(server, document)
    return { kind: DocumentDiagnosticReportKind.Full, items }
  })
}

function serveEditing(connection: Connection, server: Server): void {
  const open = async (uri: string): Promise<EditedDocument | undefined> => {
    const document = server.documents.get(uri)
    const entry = document === undefined ? undefined : languageOf(document)
    if (document === undefined || entry === undefined) return undefined
    return openDocument(await entry.load(), createSource(pathOf(uri), document.getText()))
  }

  connection.onCompletion(async ({ textDocument, position }) => {
    const document = await open(textDocument.uri)
    if (document === undefined) return []
    const { source } = document
    return completionsAt(document, toOffset(source, position)).map(completion => toCompletionItem(source, completion))
  })
  connection.onHover(async ({ textDocument, position }) => {
    const document = await open(textDocument.uri)
    if (document === undefined) return null
    const hover = hoverAt(document, toOffset(document.source, position))
    return hover === undefined ? null : toLspHover(document.source, hover)
  })
  connection.onDocumentFormatting(async ({ textDocument, options }) => {
    const document = await open(textDocument.uri)
    if (document === undefined) return []
    const indent = options.insertSpaces && options.tabSize > 0 ? { indent: options.tabSize } : {}
    return formattingEdits(document, indent).map(edit => toTextEdit(document.source, edit))
  })
  connection.onDocumentSymbol(async ({ textDocument }) => {
    const document = await open(textDocument.uri)
    return document === undefined ? [] : symbolsOf(document).map(symbol => toLspSymbol(document.source, symbol))
  })
  connection.onFoldingRanges(async ({ textDocument }) => {
    const document = await open(textDocument.uri)
    return document === undefined ? [] : foldingsOf(document).map(toFoldingRange)
  })
  connection.onCodeAction(async ({ textDocument, range }) => {
    const document = server.documents.get(textDocument.uri)
    const report = document === undefined ? undefined : await checkDocument(server, document)
    const path = pathOf(textDocument.uri)
    const source = report?.sources.get(path)
    if (report === undefined || source === undefined) return []
    const selection = { start: toOffset(source, range.start), end: toOffset(source, range.end) }
    return codeActionsIn(onEachHost(report.diagnostics), path, selection).map(action => toLspCodeAction(action, file => report.sources.get(file)))
  })
}

/** Finds and renames hosts and DRBD resources, in all files of the cluster around a document. */
function serveNames(connection: Connection, server: Server): void {
  const namesAt = async ({ textDocument, position }: TextDocumentPositionParams) => {
    const document = server.documents.get(textDocument.uri)
    const report = document === undefined ? undefined : await checkDocument(server, document)
    if (report === undefined) return undefined
    const files = await namingFiles(report, builtinLanguages)
    const file = files.find(({ source }) => source.id === pathOf(textDocument.uri))
    const found = file === undefined ? undefined : mentionAt(file, toOffset(file.source, position))
    return file === undefined || found === undefined ? undefined : { report, files, file, found }
  }

  connection.onReferences(async params => {
    const names = await namesAt(params)
    if (names === undefined) return []
    const { report, files, found } = names
    return referencesTo(files, found).flatMap(({ file, span }) => {
      const source = report.sources.get(file)
      return source === undefined ? [] : [{ uri: uriOf(file), range: toRange(source, span) }]
    })
  })
  connection.onPrepareRename(async params => {
    const names = await namesAt(params)
    return names === undefined ? null : { range: toRange(names.file.source, names.found.span), placeholder: names.found.name }
  })
  connection.onRenameRequest(async params => {
    const names = await namesAt(params)
    if (names === undefined) return null
    const { report, files, found } = names
    const plan = planRename(files, { of: found.of, from: found.name, to: params.newName })
    if ('problem' in plan) return new ResponseError(ErrorCodes.InvalidParams, plan.problem)
    return { changes: toChanges(plan.edits, file => report.sources.get(file)) }
  })
}

async function diagnosticsOf(server: Server, document: TextDocument): Promise<ReturnType<typeof toLspDiagnostic>[]> {
  const report = await checkDocument(server, document)
  if (report === undefined) return []
  const path = pathOf(document.uri)
  const sourceOf = (file: string): Source | undefined => report.sources.get(file)
  const { shown } = shownFindings(onEachHost(report.diagnostics).filter(({ file }) => file === path))
  return shown.map(diagnostic => toLspDiagnostic(diagnostic, sourceOf))
}

async function checkDocument(server: Server, document: TextDocument): Promise<CheckReport | undefined> {
  const entry = languageOf(document)
  if (entry === undefined) return undefined
  const path = pathOf(document.uri)
  const texts = new Map(server.documents.all().map(open => [pathOf(open.uri), open.getText()]))
  const fileSystem = overlayFileSystem(server.fileSystem, texts)
  const cluster = await clusterAround(path, { fileSystem, languages: builtinLanguages })
  const request =
    cluster === undefined ? { files: [{ path, language: entry.id, text: document.getText() }] } : { clusters: [cluster] }
  return createChecker().check({ fileSystem, ...request })
}

/** The path decides; a file of another name has the language that the client gives it. */
function languageOf(document: TextDocument): LanguageEntry | undefined {
  return recognise(pathOf(document.uri), builtinLanguages) ?? builtinLanguages.find(({ id }) => id === document.languageId)
}
