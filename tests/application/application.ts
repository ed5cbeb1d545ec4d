// The real program for tests: its texts, its demonstration, an embedded database in a folder of its own, and visitors
// who fill in and send the forms they are shown, as a browser without scripts would.

import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type DefaultTreeAdapterTypes, parse, serializeOuter } from 'parse5';
import { serve } from '#main';
import { formData } from '#web/components/form-data.ts';

type Element = DefaultTreeAdapterTypes.Element;
type Server = Awaited<ReturnType<typeof serve>>;
