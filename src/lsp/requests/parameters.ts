type Check = (given: unknown) => boolean

const isObject = (given: unknown): given is Readonly<Record<string, unknown>> => typeof given === 'object' && given !== null && !Array.isArray(given)
const isText: Check = given => typeof given === 'string'
const isNumber: Check = given => typeof given === 'number'
const shaped = (fields: Readonly<Record<string, Check>>): Check => given => isObject(given) && Object.entries(fields).every(([name, holds]) => holds(given[name]))
const each = (holds: Check): Check => given => Array.isArray(given) && given.every(holds)
const perhaps = (holds: Check): Check => given => given === undefined || holds(given)

const position = shaped({ line: isNumber, character: isNumber })
const range = shaped({ start: position, end: position })
const textDocument = shaped({ uri: isText })
const options = isObject
const item = shaped({ uri: isText, range })

const inDocument = { textDocument }
const atPosition = { textDocument, position }
const inRange = { textDocument, range }

/** What the parameters of a request must have, as the protocol says, as far as the answers are worked out from it. */
const needs: Readonly<Record<string, Readonly<Record<string, Check>>>> = {
  'callHierarchy/incomingCalls': { item },
  'callHierarchy/outgoingCalls': { item },
  'codeAction/resolve': {},
  'codeLens/resolve': { range },
  'completionItem/resolve': { label: isText },
  'documentLink/resolve': {},
  'inlayHint/resolve': {},
  'textDocument/codeAction': { ...inRange, context: shaped({ only: perhaps(each(isText)) }) },
  'textDocument/codeLens': inDocument,
  'textDocument/completion': atPosition,
  'textDocument/declaration': atPosition,
  'textDocument/definition': atPosition,
  'textDocument/diagnostic': inDocument,
  'textDocument/documentHighlight': atPosition,
  'textDocument/documentLink': inDocument,
  'textDocument/documentSymbol': inDocument,
  'textDocument/foldingRange': inDocument,
  'textDocument/formatting': { ...inDocument, options },
  'textDocument/hover': atPosition,
  'textDocument/implementation': atPosition,
  'textDocument/inlayHint': inRange,
  'textDocument/linkedEditingRange': atPosition,
  'textDocument/onTypeFormatting': { ...atPosition, ch: isText, options },
  'textDocument/prepareCallHierarchy': atPosition,
  'textDocument/prepareRename': atPosition,
  'textDocument/rangeFormatting': { ...inRange, options },
  'textDocument/rangesFormatting': { ...inDocument, ranges: each(range), options },
  'textDocument/references': atPosition,
  'textDocument/rename': { ...atPosition, newName: isText },
  'textDocument/selectionRange': { ...inDocument, positions: each(position) },
  'textDocument/semanticTokens/full': inDocument,
  'textDocument/semanticTokens/full/delta': inDocument,
  'textDocument/semanticTokens/range': inRange,
  'textDocument/signatureHelp': atPosition,
  'textDocument/typeDefinition': atPosition,
  'workspace/diagnostic': { previousResultIds: each(shaped({ uri: isText, value: isText })) },
  'workspace/executeCommand': { command: isText, arguments: perhaps(Array.isArray) },
  'workspace/symbol': { query: isText },
  'workspace/textDocumentContent': { uri: isText },
  'workspace/willRenameFiles': { files: each(shaped({ oldUri: isText, newUri: isText })) },
  'workspaceSymbol/resolve': { location: shaped({ uri: isText }) },
}

/** Says what is wrong with the parameters of a request; nothing where they can be answered. */
export function faultOfParameters(method: string, given: unknown): string | undefined {
  if (!isObject(given)) return `${method} needs parameters by name`
  const wrong = Object.entries(needs[method] ?? {}).find(([name, holds]) => !holds(given[name]))?.[0]
  if (wrong === undefined) return undefined
  return given[wrong] === undefined ? `${method} needs "${wrong}"` : `"${wrong}" of ${method} is not what the protocol says`
}

/** The requests whose parameters are known. */
export const methodsWithKnownParameters: readonly string[] = Object.keys(needs)
