import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { caseAt, folderWith } from './verify.js';

const DATED = `sent on,direction,type,category
2024-03-04T10:00:00,inbound,text,
2024-03-04T11:00:00,outbound,text,
`;

test('a file settles how its timeline is read and judged, and its command says so', async () => {
  const folder = folderWith({
    'log.csv': DATED,
    'a.yaml': `timeline: log.csv
map: { time: sent on }
input_timezone: Europe/Amsterdam
timezone: Europe/Amsterdam
id_horizon: 48h
rules: pmp-2025
assume: { C7: reaction }
account: { solution_partner: true }
cases:
${caseAt('2024-03-04T11:00', '{ window: { until: 2024-03-05T10:00:01+01:00 }, opened: [] }')}`,
  });
  const { stdout } = await folder.verify('a.yaml');
  expect(stdout).toContain(`        - until: 2024-03-05T10:00:01+01:00
        + until: 2024-03-05T10:00:00+01:00
`);
  expect(stdout).toContain(
    "wa-window explain log.csv:2 --map 'time=sent on' --input-timezone Europe/Amsterdam --id-horizon 48h --timezone Europe/Amsterdam --assume C7=reaction --solution-partner --rules pmp-2025\n",
  );
});

test('what a file leaves open, the configuration settles', async () => {
  const folder = folderWith({
    'wa-window.yaml': 'map: { time: sent on }\ninput_timezone: Europe/Amsterdam\nrules: rules/mine.yaml\n',
    'log.csv': DATED,
  });
  mkdirSync(join(folder.path, 'rules'));
  mkdirSync(join(folder.path, 'billing'));
  writeFileSync(join(folder.path, 'rules/mine.yaml'), 'extends: cbp-2023\nid: mine\nwindow: { lasts: 2h }\n');
  writeFileSync(
    join(folder.path, 'billing/a.yaml'),
    `timeline: ../log.csv\ncases:\n${caseAt('2024-03-04T10:00:00Z', '{ window: { left: 1h } }')}`,
  );
  expect(await folder.verify('billing/a.yaml')).toMatchObject({ stderr: '', exitCode: 0 });
});

test('start places Hour 0, and cases may still speak of hours', async () => {
  const folder = folderWith({
    'a.yaml': `timeline: log.csv\nstart: 2024-03-04T09:00:00Z\ncases:\n${caseAt('Hour 5', '{ window: { until: 2024-03-05T13:00:00Z } }')}`,
  });
  expect(await folder.verify('a.yaml')).toMatchObject({ stderr: '', exitCode: 0 });
});
