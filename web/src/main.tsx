import { render } from 'preact';
import { Application } from './application/Application';
import './styles/index.css';

render(<Application />, document.getElementById('application')!);
