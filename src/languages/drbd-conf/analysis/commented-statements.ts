import { isFaintSecretName, secretNameKind } from '../../../secrets/secret-name.js'
import { spanFrom } from '../../../text/span.js'
import type { Span } from '../../../text/span.js'

/** A remark that may have been a statement: a name, torn apart or not, a sign or a blank, a value, in quotes or with a `;` behind it. */
const statement = /(?:^#[^\w\n]{0,20}|[;{#][ \t]{0,20})([A-Za-z][\w.]{0,20}(?:[^\w\s"“;][\w.-]{1,20}|[ \t][\w.-]{1,20}){0,2}?)["']?[ \t]{0,20}[=:]?[ \t]{0,20}(?:["“‘«](?=\S)([^"”’»\n]{1,200})(["”’»]?[ \t]*;?)|([^\s;"“#]{4,100})(?=[ \t]*;))/g

/** Finds the values of statements that somebody made remarks of, whose names are near that of a secret, or near nothing where a `;` shows that it was one. */
export function* inCommentedStatements(text: string, isKnown: (word: string) => boolean): Generator<Span> {
  for (const { 0: comment, index } of text.matchAll(/#[^\n]*/g)) {
    for (const { start, end } of inComment(comment, isKnown)) yield spanFrom(index + start, index + end)
  }
}

function* inComment(comment: string, isKnown: (word: string) => boolean): Generator<Span> {
  for (const { 0: whole, 1: name = '', 2: quoted, 3: behind = '', 4: bare = '', index } of comment.matchAll(statement)) {
    const value = quoted ?? bare
    const start = index + whole.length - behind.length - value.length
    const words = name.split(/[^\w.-]+/)
    const joined = words.join('')
    const isNear = [joined, ...words].some(word => secretNameKind(word) !== undefined) || isFaintSecretName(joined)
    const isOfNobody = quoted !== undefined && behind.includes(';') && !words.some(isKnown) && !value.startsWith('/')
    if (isNear || isOfNobody) yield spanFrom(start, start + value.length)
  }
}
