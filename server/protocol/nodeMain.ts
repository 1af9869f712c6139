import { startNodeServer } from './nodeServer';

if (!startNodeServer(process.argv)) {
	process.stderr.write('claim-review: the language server needs a transport, for example --stdio\n');
	process.exitCode = 2;
}
