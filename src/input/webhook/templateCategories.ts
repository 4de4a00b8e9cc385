import type { TemplateCategory } from '../../model/event.js';
import { NEVER, type Instant } from '../../model/instant.js';
import type { Notice, TemplateCategoryNotice } from '../../model/timeline.js';
import { isMessageRow, type Row } from '../row.js';
import { CATEGORIES } from '../vocabulary.js';
import { groupBy } from '../../model/groupBy.js';

/** From `from` on the template is of `category`; null where nothing tells of which. */
interface Step {
  readonly from: Instant;
  readonly category: TemplateCategory | null;
}

/** In order of time, the first from the beginning on. */
type History = readonly Step[];

/** Templates that the input names, each with its category at the time of use (rule 7.1). */
export class TemplateCategories {
  /** What records say; null where they say two. */
  readonly #said = new Map<string, TemplateCategory | null>();
  /** What Meta's notices say, of each language of a template. */
  readonly #histories = new Map<string, readonly History[]>();

  /** `rows` are those of the timeline and of send logs. */
  constructor(rows: readonly Row[], notices: readonly Notice[]) {
    for (const row of rows) {
      if (isMessageRow(row) && row.template !== null && row.category !== null) this.#say(row.template, row.category);
    }
    const told = notices.filter((notice) => notice.kind === 'template_category');
    for (const [name, ofName] of groupBy(told, ({ template }) => template ?? '')) {
      const languages = groupBy(ofName, ({ language }) => language ?? '');
      this.#histories.set(name, [...languages.values()].map(historyOf));
    }
  }

  /** Whether Meta announced any category. */
  get areNoticed(): boolean {
    return this.#histories.size > 0;
  }

  /** Null where the input does not say, or says two; undefined of a name that it does not know. */
  at(template: string, at: number): TemplateCategory | null | undefined {
    return this.#histories.has(template) ? this.noticed(template, at) : this.#said.get(template);
  }

  /** By Meta's notices alone; null where its languages differ, as nobody says in which it was sent. */
  noticed(template: string, at: number): TemplateCategory | null {
    const histories = this.#histories.get(template) ?? [];
    const categories = new Set(histories.map((steps) => steps.findLast(({ from }) => from <= at)?.category ?? null));
    const [category = null] = categories;
    return categories.size === 1 ? category : null;
  }

  #say(template: string, category: TemplateCategory): void {
    const known = this.#said.get(template);
    this.#said.set(template, known === undefined || known === category ? category : null);
  }
}

/** Where a change has no time, the category is not known at any. */
function historyOf(notices: readonly [TemplateCategoryNotice, ...TemplateCategoryNotice[]]): History {
  const changes = notices.flatMap(({ effectiveAt, from, to }) =>
    effectiveAt === null ? [] : [{ at: effectiveAt, from: categoryOf(from), to: categoryOf(to) }],
  );
  const [first, ...others] = changes.sort((a, b) => a.at - b.at);
  if (first === undefined || changes.length < notices.length) return [{ from: NEVER, category: null }];
  const steps = [first, ...others].map(({ at, to }) => ({ from: at, category: to }));
  return [{ from: NEVER, category: first.from }, ...steps];
}

function categoryOf(word: string | null): TemplateCategory | null {
  const category = CATEGORIES.read(word ?? '');
  return category === 'service' ? null : category;
}
