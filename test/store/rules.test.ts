import { openLedger } from './ledger.ts';
import { storeRules } from './suites/rules.ts';

storeRules(() => openLedger({ memory: true }));
