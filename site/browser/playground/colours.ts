import { LSPPlugin } from '@codemirror/lsp-client'
import type { LSPClient } from '@codemirror/lsp-client'
import { StateEffect, StateField } from '@codemirror/state'
import type { Extension } from '@codemirror/state'
import { Decoration, EditorView, ViewPlugin } from '@codemirror/view'
import type { DecorationSet, ViewUpdate } from '@codemirror/view'

const paint = StateEffect.define<DecorationSet>()

const painted = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(before, { changes, effects }) {
    for (const effect of effects) if (effect.is(paint)) return effect.value
    return before.map(changes)
  },
  provide: field => EditorView.decorations.from(field),
})

/** Colours words by what the server says they are. */
export function serverColours(client: LSPClient): Extension {
  return [
    painted,
    ViewPlugin.fromClass(
      class {
        private asked = 0
        constructor(private readonly view: EditorView) {
          void this.ask()
        }
        update({ docChanged }: ViewUpdate): void {
          if (docChanged) void this.ask()
        }
        destroy(): void {
          this.asked = -1
        }
        private async ask(): Promise<void> {
          const turn = ++this.asked
          await client.initializing
          const plugin = LSPPlugin.get(this.view)
          if (plugin === null || turn !== this.asked) return
          client.sync()
          const { doc } = this.view.state
          const answer = await client.request<object, { readonly data: readonly number[] } | null>('textDocument/semanticTokens/full', { textDocument: { uri: plugin.uri } }).catch(() => null)
          if (turn !== this.asked || answer === null) return
          const { tokenTypes = [], tokenModifiers = [] } = client.serverCapabilities?.semanticTokensProvider?.legend ?? {}
          const marks = []
          let [line, character] = [0, 0]
          for (let at = 0; at + 4 < answer.data.length; at += 5) {
            const [lines = 0, characters = 0, length = 0, type = 0, modifiers = 0] = answer.data.slice(at, at + 5)
            character = lines === 0 ? character + characters : characters
            line += lines
            if (line >= doc.lines) break
            const from = doc.line(line + 1).from + character
            const names = tokenModifiers.filter((_, bit) => (modifiers & (1 << bit)) !== 0).map(name => ` is-${name}`)
            if (from + length <= doc.length) marks.push(Decoration.mark({ class: `word-${tokenTypes[type] ?? ''}${names.join('')}` }).range(from, from + length))
          }
          this.view.dispatch({ effects: paint.of(Decoration.set(marks, true)) })
        }
      },
    ),
  ]
}
