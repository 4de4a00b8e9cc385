import { fileURLToPath } from 'node:url';
import ts from 'typescript';
import { expect, test } from 'vitest';

const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/** Types of `src/` that something public names and nobody can import, with who names each. */
function unexported(program: ts.Program, entry: string): readonly string[] {
  const checker = program.getTypeChecker();
  const file = program.getSourceFile(`${ROOT}${entry}`);
  const module = file && checker.getSymbolAtLocation(file);
  if (module === undefined) throw new Error(`${entry} is no module`);
  const origin = (symbol: ts.Symbol): ts.Symbol =>
    (symbol.flags & ts.SymbolFlags.Alias) === 0 ? symbol : checker.getAliasedSymbol(symbol);
  const exported = new Set(checker.getExportsOfModule(module).map(origin));
  const seen = new Set<ts.Symbol>();
  const missing: string[] = [];

  const meet = (symbol: ts.Symbol, namedBy: string): void => {
    if (seen.has(symbol)) return;
    seen.add(symbol);
    const own = (symbol.declarations ?? []).filter(
      (one) => one.getSourceFile().fileName.startsWith(`${ROOT}src/`) && !ts.isTypeParameterDeclaration(one),
    );
    if (own.length > 0 && !exported.has(symbol)) missing.push(`${symbol.name}, named by ${namedBy}`);
    for (const declaration of own) look(declaration, symbol.name);
  };
  /** All that a declaration says of itself to who imports it: no bodies, no private members, no values. */
  const look = (node: ts.Node, of: string): void => {
    if (ts.isBlock(node)) return;
    if ((ts.isPropertyDeclaration(node) || ts.isMethodDeclaration(node)) && ts.isPrivateIdentifier(node.name)) return;
    if (ts.isVariableDeclaration(node) || ts.isPropertyDeclaration(node)) {
      if (node.type !== undefined) look(node.type, of);
      return;
    }
    const name = ts.isTypeReferenceNode(node)
      ? node.typeName
      : ts.isExpressionWithTypeArguments(node)
        ? node.expression
        : undefined;
    const symbol = name && checker.getSymbolAtLocation(name);
    if (symbol !== undefined) meet(origin(symbol), of);
    ts.forEachChild(node, (child) => {
      look(child, of);
    });
  };
  for (const symbol of exported) meet(symbol, 'the entry');
  return missing.sort();
}

test('whatever type a public one names can be imported beside it', { timeout: 120_000 }, () => {
  const { config } = ts.readConfigFile(`${ROOT}tsconfig.json`, (name) => ts.sys.readFile(name)) as { config: object };
  const { options } = ts.parseJsonConfigFileContent(config, ts.sys, ROOT);
  const entries = ['src/index.ts', 'src/testing/index.ts'];
  const program = ts.createProgram(
    entries.map((entry) => `${ROOT}${entry}`),
    options,
  );
  for (const entry of entries) expect(unexported(program, entry)).toEqual([]);
});
